using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>The list of cases that the reader may see: open ones first, by promise.</summary>
[ForRoles(
    Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead, Role.Dezernat, Role.Qe, Role.Treff, Role.Helper, Role.Privacy, Role.Leadership)]
public sealed class CasesPage(RueckkopplungDb db, HouseClock clock, IReaderSource readers) : PageModel
{
    private const int Size = 25;

    [FromQuery]
    public string? Status { get; set; }

    [FromQuery]
    public bool Overdue { get; set; }

    [FromQuery(Name = "seite")]
    public int Number { get; set; } = 1;

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reader = readers.Current ?? throw new ForbiddenException("session.needed");
        var now = clock.GetUtcNow();
        var cases = db.Cases.AsNoTracking();
        if (WireNames.Find<CaseStatus>(Status) is { } status)
            cases = cases.Where(file => file.Status == status);
        if (Overdue)
            cases = cases.Where(file => file.ClosedAt == null && file.AnsweredAt == null && file.PromisedBy < now);
        Total = await cases.CountAsync(cancellationToken);
        Number = Math.Clamp(Number, 1, Pages);
        var page = await cases.OrderBy(file => file.ClosedAt != null).ThenBy(file => file.PromisedBy).ThenBy(file => file.Id)
            .Skip((Number - 1) * Size).Take(Size)
            .Select(file => new { file.Id, file.Number, file.Status, file.PromisedBy, file.AnsweredAt, file.ClosedAt, file.Text, Place = file.Place.Text })
            .ToListAsync(cancellationToken);
        var ids = page.Select(file => file.Id).ToList();
        var hidden = await db.Cases.Where(db.ProtectedFor(reader)).Where(file => ids.Contains(file.Id))
            .Select(file => file.Id).ToHashSetAsync(cancellationToken);
        Rows = [.. page.Select(file => new CaseRow(
            file.Number.ToString(), file.Status, file.PromisedBy, file.ClosedAt is null && file.AnsweredAt is null && file.PromisedBy < now,
            false, hidden.Contains(file.Id) ? null : file.Text, hidden.Contains(file.Id) ? null : file.Place, null))];
    }
}
