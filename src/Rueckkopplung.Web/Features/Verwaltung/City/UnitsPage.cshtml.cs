using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Verwaltung.City;

/// <summary>The tree of units, to read.</summary>
[ForRoles(Role.Admin)]
public sealed class UnitsPage(CityToday cities) : PageModel
{
    public CityDirectory City { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => (City, Today) = await cities.AskAsync(cancellationToken);

    /// <summary>A unit with the depth at which it stands.</summary>
    public IEnumerable<(Unit Unit, int Depth)> Internal() =>
        City.Units.All.Where(unit => unit.Parent is null && !unit.IsExternal).SelectMany(unit => Below(unit, 0));

    private IEnumerable<(Unit Unit, int Depth)> Below(Unit unit, int depth) =>
        City.Units.All.Where(other => other.Parent == unit.Code && !other.IsExternal)
            .SelectMany(child => Below(child, depth + 1))
            .Prepend((unit, depth));
}
