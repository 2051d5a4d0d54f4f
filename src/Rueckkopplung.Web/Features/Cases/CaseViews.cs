using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Features.Cases.Drawn;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>Reads what the case page shows to the signed-in reader.</summary>
public sealed class CaseViews(RueckkopplungDb db, CityLibrary cities, HouseClock clock, DeadlineTable deadlines, CaseDrawings drawings)
{
    /// <summary>Rows of the history that are shown at first.</summary>
    public const int FirstRows = 30;

    /// <exception cref="MissingException"><c>case.exists</c>: none, or not for this reader.</exception>
    /// <param name="number">The case.</param>
    /// <param name="wholeHistory">Whether old rows of the history are shown.</param>
    /// <param name="run">Which of its instances is drawn; null for the one that runs.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<CaseView> ReadAsync(CaseNumber number, bool wholeHistory, Guid? run, CancellationToken cancellationToken)
    {
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        var file = await db.Cases.AsNoTracking().Whole().FirstOrDefaultAsync(one => one.Number == number, cancellationToken)
            ?? throw new MissingException("case.exists", number);
        var view = new CaseView(file, await cities.CurrentAsync(db, cancellationToken), reader, clock.GetUtcNow());
        if (await db.Cases.Where(db.ProtectedFor(reader)).AnyAsync(one => one.Id == file.Id, cancellationToken))
            return view with { IsProtected = true };

        var rows = await db.Journal.AsNoTracking().Where(row => row.CaseId == file.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return await WithRestAsync(view, rows, (wholeHistory, run), cancellationToken);
    }

    private async Task<CaseView> WithRestAsync(
        CaseView view, List<JournalRow> rows, (bool WholeHistory, Guid? Run) asked, CancellationToken cancellationToken)
    {
        var id = view.File.Id;
        var open = await db.Tasks.AsNoTracking().Where(task => task.CaseId == id)
            .OrderBy(task => task.OpenedAt).ThenBy(task => task.Id).ToListAsync(cancellationToken);
        var timers = await db.Timers.AsNoTracking().Where(timer => timer.CaseId == id && timer.TaskId != null)
            .OrderBy(timer => timer.Due).ToListAsync(cancellationToken);
        var happened = rows.Where(row => row.Kind == JournalKind.Case).Reverse().ToList();
        var original = view.File.DuplicateOf;
        var incidents = await db.Incidents.AsNoTracking().Where(incident => incident.CaseId == id && incident.ResolvedAt == null)
            .OrderBy(incident => incident.At).ToListAsync(cancellationToken);

        return view with
        {
            Open = open,
            Doable = [.. open.Where(task => TaskAccess.MayDo(task, view.Reader))],
            History = asked.WholeHistory ? happened : [.. happened.Take(FirstRows)],
            HasOlder = !asked.WholeHistory && happened.Count > FirstRows,
            Way = Cases.Way.Of(rows, view.File),
            StepNames = Cases.Way.NamesOf(rows, open),
            Deadlines = deadlines.Of(view, rows, open, timers),
            Messages = view.May(CaseRights.Messages)
                ? await db.Outbox.AsNoTracking().Where(message => message.CaseId == id)
                    .OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id).ToListAsync(cancellationToken)
                : [],
            Incidents = incidents,
            Drawing = await drawings.ReadAsync(id, asked.Run, new(rows, open, incidents), cancellationToken),
            Original = original is null
                ? null
                : await db.Cases.Where(one => one.Id == original).Select(one => (CaseNumber?)one.Number).FirstOrDefaultAsync(cancellationToken),
        };
    }
}
