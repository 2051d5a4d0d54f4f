using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>Reads what the case page shows to the signed-in reader.</summary>
public sealed class CaseViews(RueckkopplungDb db, CityLibrary cities, HouseClock clock, DeadlineTable deadlines)
{
    /// <summary>Rows of the history that are shown at first.</summary>
    public const int FirstRows = 30;

    /// <exception cref="MissingException"><c>case.exists</c>: none, or not for this reader.</exception>
    public async Task<CaseView> ReadAsync(CaseNumber number, bool wholeHistory, CancellationToken cancellationToken)
    {
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        var file = await db.Cases.AsNoTracking().Whole().FirstOrDefaultAsync(one => one.Number == number, cancellationToken)
            ?? throw new MissingException("case.exists", number);
        var view = new CaseView(file, await cities.CurrentAsync(db, cancellationToken), reader, clock.GetUtcNow());
        if (await db.Cases.Where(db.ProtectedFor(reader)).AnyAsync(one => one.Id == file.Id, cancellationToken))
            return view with { IsProtected = true };

        var rows = await db.Journal.AsNoTracking().Where(row => row.CaseId == file.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return await WithRestAsync(view, rows, wholeHistory, cancellationToken);
    }

    private async Task<CaseView> WithRestAsync(
        CaseView view, List<JournalRow> rows, bool wholeHistory, CancellationToken cancellationToken)
    {
        var id = view.File.Id;
        var open = await db.Tasks.AsNoTracking().Where(task => task.CaseId == id)
            .OrderBy(task => task.OpenedAt).ThenBy(task => task.Id).ToListAsync(cancellationToken);
        var timers = await db.Timers.AsNoTracking().Where(timer => timer.CaseId == id && timer.TaskId != null)
            .OrderBy(timer => timer.Due).ToListAsync(cancellationToken);
        var happened = rows.Where(row => row.Kind == JournalKind.Case).Reverse().ToList();
        var original = view.File.DuplicateOf;

        return view with
        {
            Open = open,
            Doable = [.. open.Where(task => TaskAccess.MayDo(task, view.Reader))],
            History = wholeHistory ? happened : [.. happened.Take(FirstRows)],
            HasOlder = !wholeHistory && happened.Count > FirstRows,
            Way = Cases.Way.Of(rows, view.File),
            StepNames = Cases.Way.NamesOf(rows, open),
            Deadlines = deadlines.Of(view, rows, open, timers),
            Messages = view.May(CaseRights.Messages)
                ? await db.Outbox.AsNoTracking().Where(message => message.CaseId == id)
                    .OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id).ToListAsync(cancellationToken)
                : [],
            Incidents = await db.Incidents.AsNoTracking().Where(incident => incident.CaseId == id && incident.ResolvedAt == null)
                .OrderBy(incident => incident.At).ToListAsync(cancellationToken),
            Processes = await ProcessesAsync(id, cancellationToken),
            Original = original is null
                ? null
                : await db.Cases.Where(one => one.Id == original).Select(one => (CaseNumber?)one.Number).FirstOrDefaultAsync(cancellationToken),
        };
    }

    private async Task<List<string>> ProcessesAsync(Guid caseId, CancellationToken cancellationToken) =>
        [.. (await db.Instances.AsNoTracking()
            .Where(one => one.CaseId == caseId && one.ParentId == null && one.Status == WorkflowStatus.Running)
            .Join(db.Definitions, one => one.VersionId, version => version.Id, (one, version) => new { version.Name, one.Version })
            .ToListAsync(cancellationToken)).Select(one => $"„{one.Name}“, v{one.Version}")];
}
