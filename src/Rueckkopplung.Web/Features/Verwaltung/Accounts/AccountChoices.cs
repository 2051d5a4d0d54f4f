using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>What can be chosen for an account.</summary>
public sealed class AccountChoices(CityToday cities, IStringLocalizer<Texts> texts)
{
    public IReadOnlyList<SelectListItem> Roles { get; } =
    [
        new SelectListItem("–", string.Empty),
        .. Enum.GetValues<Role>().Select(WireNames.Of).Select(role => new SelectListItem(texts[$"Role.{role}"], role)),
    ];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Treffs { get; private set; } = [];

    public IReadOnlyList<Quartier> Quartiere { get; private set; } = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var (city, today) = await cities.AskAsync(cancellationToken);
        Quartiere = city.Quartiere;
        Units =
        [
            new SelectListItem("–", string.Empty),
            .. city.Units.All.Where(unit => !unit.IsExternal && unit.Kind != UnitKind.Leadership && unit.IsValidOn(today))
                .OrderBy(unit => unit.Name, StringComparer.CurrentCulture)
                .Select(unit => new SelectListItem($"{unit.Name} ({unit.Code})", unit.Code)),
        ];
        Treffs =
        [
            new SelectListItem("–", string.Empty),
            .. from quartier in city.Quartiere
               let treff = quartier.Treff
               where treff is not null
               select new SelectListItem($"{treff.Name} ({quartier.Name})", treff.Key),
        ];
    }
}
