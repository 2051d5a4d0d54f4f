using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Overview;

/// <summary>Reads the facts of all open cases that the reader may see.</summary>
public sealed class BoardQuery(RueckkopplungDb db, IReaderSource readers)
{
    private static readonly string[] WordsOfTheReporter = [CaseEvents.Replied, CaseEvents.FeedbackBad];

    /// <summary>The open cases of a Quartier, by its code; null reads all.</summary>
    public async Task<IReadOnlyList<BoardFacts>> ReadAsync(string? quartier, CancellationToken cancellationToken)
    {
        var open = db.Cases.AsNoTracking().Where(file => file.ClosedAt == null);
        if (quartier is not null)
            open = open.Where(file => file.Place.QuartierCode == quartier);

        var heads = await open.Select(file => new CaseHead(file.Id, file.Number, file.Place.QuartierCode, file.PromisedBy, file.AnsweredAt)).ToListAsync(cancellationToken);
        var parts = await PartsAsync(open, cancellationToken);
        var asked = await open.SelectMany(
                file => file.Questions.Where(question => question.RepliedAt == null && question.ExpiredAt == null),
                (file, question) => new { file.Id, question.AskedAt, question.Until })
            .ToListAsync(cancellationToken);
        var stopped = await open.SelectMany(
                file => file.Pauses.Where(pause => pause.EndedAt == null && pause.Reason != PauseReasons.Reporter),
                (file, pause) => new { file.Id, pause.Reason, pause.StoppedAt, pause.Until })
            .ToListAsync(cancellationToken);
        var unread = await UnreadAsync(open, cancellationToken);
        var tasks = await TasksAsync(open, cancellationToken);

        var questions = asked.ToLookup(one => one.Id, one => new QuestionFacts(one.AskedAt, one.Until));
        var pauses = stopped.ToLookup(one => one.Id, one => new PauseFacts(one.Reason, one.StoppedAt, one.Until));
        return [.. heads.Select(head => new BoardFacts(
            head, [.. parts[head.Id]], questions[head.Id].FirstOrDefault(), pauses[head.Id].FirstOrDefault(), unread.GetValueOrDefault(head.Id), [.. tasks[head.Id]]))];
    }

    /// <summary>What the cards of these cases say beside: the report, unless it is protected, the next stage, notices that did not arrive.</summary>
    public async Task<IReadOnlyDictionary<Guid, BoardDetails>> DetailsAsync(IReadOnlyCollection<Guid> cases, CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        var hidden = await db.Cases.Where(db.ProtectedFor(reader)).Where(file => cases.Contains(file.Id)).Select(file => file.Id).ToHashSetAsync(cancellationToken);
        var texts = await db.Cases.AsNoTracking().Where(file => cases.Contains(file.Id))
            .Select(file => new { file.Id, file.Text, file.Language }).ToDictionaryAsync(file => file.Id, cancellationToken);
        var next = await db.NextStagesAsync(cases, cancellationToken);
        var undelivered = await db.Outbox
            .Where(message => message.CaseId != null && cases.Contains(message.CaseId.Value) && message.State == OutboxState.Failed && message.Stage != null)
            .Select(message => message.CaseId!.Value).ToHashSetAsync(cancellationToken);

        return cases.ToDictionary(one => one, one => new BoardDetails(
            hidden.Contains(one) ? null : texts[one].Text, texts[one].Language, next.GetValueOrDefault(one), undelivered.Contains(one)));
    }

    private static async Task<ILookup<Guid, PartFacts>> PartsAsync(IQueryable<CaseFile> open, CancellationToken cancellationToken)
    {
        var rows = await open.SelectMany(
                file => file.Parts.Where(part => part.Round == file.Round && part.OutcomeAt == null),
                (file, part) => new { file.Id, part.UnitCode, part.CaredForBy, part.AssignedAt, part.AcceptedAt, part.Refusals })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.Id, row => new PartFacts(row.UnitCode, row.CaredForBy, row.AssignedAt, row.AcceptedAt, row.Refusals));
    }

    private async Task<ILookup<Guid, TaskFacts>> TasksAsync(IQueryable<CaseFile> open, CancellationToken cancellationToken)
    {
        var rows = await db.Tasks.AsNoTracking().Where(task => task.CaseId != null && open.Any(file => file.Id == task.CaseId))
            .Select(task => new { task.Id, task.CaseId, task.Title, task.UnitCode, task.Roles, task.OpenedAt, task.DueAt }).ToListAsync(cancellationToken);
        const Roles Locals = Roles.Treff | Roles.Helper;
        return rows.ToLookup(task => task.CaseId!.Value, task => new TaskFacts(
            task.Id, task.Title, task.UnitCode, (task.Roles & Locals) != Roles.None, (task.Roles & Roles.Sqm) == Roles.None, task.OpenedAt, task.DueAt));
    }

    // read means: somebody with a role has done something to the case since
    private async Task<Dictionary<Guid, ReplyFacts>> UnreadAsync(IQueryable<CaseFile> open, CancellationToken cancellationToken)
    {
        var candidates = open.Where(file => file.Questions.Any(question => question.RepliedAt != null) || file.Feedbacks.Any(one => !one.Satisfied));
        var said = await candidates.SelectMany(
                file => db.Journal.Where(row => row.CaseId == file.Id && WordsOfTheReporter.Contains(row.Event) && row.ActorRole == null),
                (file, row) => new { Case = file.Id, row.Id })
            .GroupBy(row => row.Case).Select(rows => new { Case = rows.Key, Last = rows.Max(row => row.Id) })
            .ToListAsync(cancellationToken);
        var ids = said.Select(one => one.Case).ToList();
        var done = await db.Journal.AsNoTracking().Where(row => row.CaseId != null && ids.Contains(row.CaseId.Value) && row.ActorRole != null)
            .GroupBy(row => row.CaseId!.Value).Select(rows => new { Case = rows.Key, Last = rows.Max(row => row.Id) })
            .ToDictionaryAsync(one => one.Case, one => one.Last, cancellationToken);
        var unread = said.Where(one => done.GetValueOrDefault(one.Case) < one.Last).Select(one => one.Last).ToList();
        var rows = await db.Journal.AsNoTracking().Where(row => unread.Contains(row.Id))
            .Select(row => new { Case = row.CaseId!.Value, row.At, row.Event }).ToListAsync(cancellationToken);
        var unhappy = await open.Where(file => ids.Contains(file.Id))
            .Select(file => new { file.Id, Text = file.Feedbacks.Where(one => !one.Satisfied).OrderByDescending(one => one.At).Select(one => one.Text).FirstOrDefault() })
            .ToDictionaryAsync(one => one.Id, one => one.Text, cancellationToken);

        return rows.ToDictionary(row => row.Case, row => new ReplyFacts(
            row.At, row.Event == CaseEvents.FeedbackBad, row.Event == CaseEvents.FeedbackBad ? unhappy.GetValueOrDefault(row.Case) : null));
    }
}
