using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Tasks;

/// <summary>What a task's command needs beside the task: who was faster, what changed, the other case.</summary>
internal sealed class TaskDesk(RueckkopplungDb db, CaseSubjectSource subjects, ProcessSession session)
{
    private const string Done = "task.done";

    public ProcessSession Session { get; } = session;

    public static bool HasOutcome(HumanTask task, string outcome) =>
        JsonNode.Parse(task.Outcomes)!.AsArray().Any(one => (string?)one?["name"] == outcome);

    /// <summary>Loads the case that <c>Doppelt</c> names, so that the activity has it at hand.</summary>
    /// <exception cref="RuleBrokenException"><c>duplicate.exists</c>.</exception>
    public async Task BringOtherAsync(Guid caseId, string typed, CancellationToken cancellationToken)
    {
        if (CaseNumber.Read(typed, out var number) != NumberFault.None
            || await db.Cases.Where(other => other.Number == number).Select(other => (Guid?)other.Id)
                .FirstOrDefaultAsync(cancellationToken) is not { } otherId)
        {
            throw new RuleBrokenException("duplicate.exists", typed);
        }

        var subject = await subjects.FindAsync(caseId, cancellationToken);
        subject!.Other = await db.FindCaseAsync(otherId, cancellationToken);
    }

    /// <summary>409 with who did it, or 404 where there never was such a task.</summary>
    public async Task<Exception> GoneAsync(Guid caseId, Guid taskId, CancellationToken cancellationToken)
    {
        var rows = await db.Journal.AsNoTracking()
            .Where(row => row.TaskId == taskId && row.CaseId == caseId)
            .OrderByDescending(row => row.Id)
            .Take(5)
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return new MissingException("task.exists", taskId);

        var done = rows.Where(row => row.Event == Done).DefaultIfEmpty(rows[0]);
        return new ConflictException(Done, [.. done.Select(Change)]);
    }

    /// <summary>409 with what happened to the case since the form was shown.</summary>
    public async Task<ConflictException> ChangedAsync(CaseFile file, int seen, CancellationToken cancellationToken)
    {
        // each change of a fact is one event and one revision: the last n case events are the n changes
        var facts = CaseEvents.All.Where(code => code != CaseEvents.NoteAdded).ToList();
        var rows = await db.Journal.AsNoTracking()
            .Where(row => row.CaseId == file.Id && row.Kind == JournalKind.Case && facts.Contains(row.Event))
            .OrderByDescending(row => row.Id)
            .Take(Math.Clamp(file.Revision - seen, 1, 20))
            .ToListAsync(cancellationToken);

        return new ConflictException("case.changed", [.. rows.AsEnumerable().Reverse().Select(Change)]);
    }

    private static ConflictChange Change(JournalRow row)
    {
        var data = row.Data is null ? null : JsonNode.Parse(row.Data) as JsonObject;
        return new ConflictChange(
            row.Event,
            row.At,
            row.ActorRole is { } role ? WireNames.Of(role) : null,
            row.ActorUnit,
            (string?)data?["before"],
            (string?)data?["after"] ?? (string?)data?["outcome"]);
    }
}
