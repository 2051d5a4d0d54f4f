using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>The list of cases that the reader may see: open ones first, by promise.</summary>
[ForRoles(
    Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead, Role.Dezernat, Role.Qe, Role.Treff, Role.Helper, Role.Privacy, Role.Leadership)]
public sealed class CasesPage(RueckkopplungDb db, CaseListQuery query, CityLibrary cities, HouseClock clock) : PageModel
{
    public CaseListFilter Filter { get; private set; } = new();

    public CityDirectory City { get; private set; } = null!;

    public CaseList List { get; private set; } = CaseList.Empty;

    /// <summary>Units that the reader can choose; none where there is one only.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IReadOnlyList<Rueckkopplung.Cases.Quartiere.Quartier> Quartiere { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        Filter = CaseListFilter.From(Request.Query);
        City = await cities.CurrentAsync(db, cancellationToken);
        var today = City.Calendar.DayOf(clock.GetUtcNow());
        Units = [.. City.Units.All.Where(unit => unit.Kind is Rueckkopplung.Cases.Units.UnitKind.Unit or Rueckkopplung.Cases.Units.UnitKind.External && unit.IsValidOn(today)
            && (reader.UnitCode is null || reader.UnitScope.Count == 0 || reader.UnitScope.Contains(unit.Code)))];
        Quartiere = reader.Role is Role.Qe or Role.Treff or Role.Helper
            ? [.. City.Quartiere.Where(quartier => reader.Quartiere.Contains(quartier.Code))]
            : City.Quartiere;
        List = await query.ReadAsync(Filter, City, cancellationToken);
    }
}
