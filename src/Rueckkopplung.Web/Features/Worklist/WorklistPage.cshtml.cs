using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Worklist;

/// <summary>The open tasks that the reader may do, the most urgent promise first; for SQM this is the triage list.</summary>
[Authorize]
public sealed class WorklistPage(RueckkopplungDb db, CityLibrary cities, HouseClock clock) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        var city = await cities.CurrentAsync(db, cancellationToken);
        var mine = db.Tasks.AsNoTracking().Where(TaskAccess.DoableBy(reader));
        var rows = from task in mine
                   join file in db.Cases.AsNoTracking() on task.CaseId equals file.Id
                   orderby file.Urgency descending, task.DueAt, task.Id
                   select new { file.Number, file.CategoryCode, file.Text, file.Place.QuartierCode, file.PromisedBy, task.Title, task.DueAt };
        Total = await rows.CountAsync(cancellationToken);
        Rows = [.. (await rows.Take(Most).ToListAsync(cancellationToken)).Select(row => new Row(
            row.Number.ToString(),
            row.CategoryCode is { } code && city.Categories.IsClosed(code) ? city.Categories.NameOf(code) : Short(row.Text),
            row.Title,
            city.FindQuartier(row.QuartierCode)?.Name,
            row.DueAt ?? row.PromisedBy))];
    }

    private static string Short(string text) => text.Length <= 90 ? text : text[..88] + "…";

    public sealed record Row(string Number, string Words, string Task, string? Quartier, DateTimeOffset Due);
}
