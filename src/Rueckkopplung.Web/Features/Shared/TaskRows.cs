using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Shared;

/// <summary>Reads the open tasks that the reader may do, as rows, the most urgent first.</summary>
public sealed class TaskRows(RueckkopplungDb db, HouseClock clock, IReaderSource readers)
{
    public async Task<IReadOnlyList<CaseRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        var now = clock.GetUtcNow();
        var tasks = await db.Tasks.AsNoTracking().Where(task => task.CaseId != null).Where(TaskAccess.DoableBy(reader))
            .ToListAsync(cancellationToken);
        var ids = tasks.Select(task => task.CaseId!.Value).Distinct().ToList();
        var files = await db.Cases.AsNoTracking().Where(file => ids.Contains(file.Id))
            .Select(file => new { file.Id, file.Number, file.Status, file.PromisedBy, file.Text, Place = file.Place.Text })
            .ToDictionaryAsync(file => file.Id, cancellationToken);
        var hidden = await db.Cases.Where(db.ProtectedFor(reader)).Where(file => ids.Contains(file.Id))
            .Select(file => file.Id).ToHashSetAsync(cancellationToken);

        return [.. tasks.Where(task => files.ContainsKey(task.CaseId!.Value)).Select(task =>
        {
            var file = files[task.CaseId!.Value];
            var (due, isHidden) = (task.DueAt ?? file.PromisedBy, hidden.Contains(file.Id));
            return new CaseRow(
                file.Number.ToString(), file.Status, due, due < now, task.Urgent,
                isHidden ? null : file.Text, isHidden ? null : file.Place, task.Title);
        }).OrderByDescending(row => row.IsUrgent).ThenBy(row => row.Due).ThenBy(row => row.Number)];
    }
}
