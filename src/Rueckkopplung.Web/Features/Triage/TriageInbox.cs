using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Triage;

/// <summary>
/// The inbox of SQM: danger first, then by the next date the house has given — the deadline of the decision or, if that
/// comes first, the promise to the reporter.
/// </summary>
public sealed class TriageInbox(RueckkopplungDb db, CityLibrary cities, HouseClock clock) : INavigationCount
{
    private const Roles NotSqm = ~(Roles.Sqm | Roles.SqmLead);

    // what only SQM may do is a decision, except writing down what a reporter said
    private static readonly Expression<Func<HumanTask, bool>> IsDecision =
        task => (task.Roles & NotSqm) == Roles.None && task.Step != ProfileSteps.AskBack;

    public string Path => "/triage";

    public Task<int> CountAsync(Reader reader, CancellationToken cancellationToken) => db.Tasks
        .Where(task => task.CaseId != null).Where(TaskAccess.DoableBy(reader)).Where(IsDecision).CountAsync(cancellationToken);

    public async Task<Inbox> ReadAsync(Reader reader, CancellationToken cancellationToken)
    {
        var doable = db.Tasks.AsNoTracking().Where(task => task.CaseId != null).Where(TaskAccess.DoableBy(reader));
        var decisions = await doable.Where(IsDecision).ToListAsync(cancellationToken);
        var ids = decisions.Select(task => task.CaseId!.Value).Distinct().ToList();
        var files = await db.Cases.AsNoTracking().Include(file => file.Parts).Where(file => ids.Contains(file.Id))
            .ToDictionaryAsync(file => file.Id, cancellationToken);
        var hidden = await db.Cases.Where(db.ProtectedFor(reader)).Where(file => ids.Contains(file.Id))
            .Select(file => file.Id).ToHashSetAsync(cancellationToken);
        var others = await doable.Where(task => !decisions.Select(one => one.Id).Contains(task.Id))
            .Join(db.Cases, task => task.CaseId, file => file.Id, (task, file) => new OtherTask(file.Number, task.Title, task.DueAt))
            .ToListAsync(cancellationToken);
        var city = await cities.CurrentAsync(db, cancellationToken);
        var now = clock.GetUtcNow();

        return new Inbox(
            [
                .. decisions.Where(task => files.ContainsKey(task.CaseId!.Value))
                    .Select(task => Row(task, files[task.CaseId!.Value], hidden.Contains(task.CaseId!.Value), city, now))
                    .OrderBy(row => row.Group).ThenBy(row => row.Due).ThenBy(row => row.PromisedBy).ThenBy(row => row.Number.ToString()),
            ],
            [.. others.OrderBy(other => other.Due)],
            now);
    }

    /// <summary>The next date promised to any reporter, for an empty inbox.</summary>
    public async Task<(CaseNumber Number, DateTimeOffset PromisedBy)?> NextPromiseAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = await db.Cases.Where(file => file.ClosedAt == null && file.AnsweredAt == null && file.PromisedBy >= now)
            .OrderBy(file => file.PromisedBy).Select(file => new { file.Number, file.PromisedBy })
            .FirstOrDefaultAsync(cancellationToken);
        return next is null ? null : (next.Number, next.PromisedBy);
    }

    private static TriageRow Row(HumanTask task, CaseFile file, bool isHidden, CityDirectory city, DateTimeOffset now)
    {
        var due = task.DueAt is { } deadline && deadline < file.PromisedBy ? deadline : file.PromisedBy;
        return new TriageRow(task, file.Number, GroupOf(task, due, city.Calendar, now), due, file.PromisedBy)
        {
            Text = isHidden ? null : file.Text,
            Language = file.Language,
            Quartier = isHidden ? null : city.FindQuartier(file.Place.QuartierCode)?.Name,
            Channel = file.Channel,
            Urgency = file.Urgency,
            IsNew = file.Round == 1 && file.Parts.Count == 0,
        };
    }

    private static InboxGroup GroupOf(HumanTask task, DateTimeOffset due, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (task.Urgent)
            return InboxGroup.Danger;
        if (due < now)
            return InboxGroup.Overdue;

        return calendar.DayOf(due) == calendar.DayOf(now) ? InboxGroup.Today
            : calendar.WorkingDaysBetween(now, due) <= 1 ? InboxGroup.Tomorrow
            : InboxGroup.Later;
    }
}
