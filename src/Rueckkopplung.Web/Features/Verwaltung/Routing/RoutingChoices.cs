using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.Verwaltung.Routing;

/// <summary>What can be chosen for a rule, a trial or a process.</summary>
public sealed class RoutingChoices(IStringLocalizer<VerwaltungTexts> texts)
{
    /// <summary>Groups and their leaves; the first entry is everything, or nothing.</summary>
    public IReadOnlyList<SelectListItem> Categories(CityDirectory city, string value) =>
    [
        new SelectListItem(value == RoutingRule.Any ? texts["Rule.Category.Any"] : texts["Try.Unknown"], value),
        .. city.Categories.Groups.SelectMany(group =>
            city.Categories.LeavesOf(group.Code).Select(leaf => new SelectListItem($"– {NameOf(leaf)}", leaf.Code))
                .Prepend(new SelectListItem(NameOf(group), group.Code))),
    ];

    public IReadOnlyList<SelectListItem> Quartiere(CityDirectory city, string value) =>
    [
        new SelectListItem(value == RoutingRule.Any ? texts["Rule.Quartier.Any"] : texts["Try.Unknown"], value),
        .. city.Quartiere.Select(quartier => new SelectListItem($"{quartier.Name} ({quartier.Code})", quartier.Code)),
    ];

    public IReadOnlyList<SelectListItem> Kinds(string value) =>
    [
        new SelectListItem(value == RoutingRule.Any ? texts["Rule.Kind.Any"] : texts["Try.Unknown"], value),
        .. Enum.GetValues<ConcernKind>().Select(WireNames.Of).Select(kind => new SelectListItem(kind, kind)),
    ];

    /// <param name="city">The city.</param>
    /// <param name="today">Units that exist then.</param>
    /// <param name="isInternal">Only units of the administration.</param>
    public static IReadOnlyList<SelectListItem> Units(CityDirectory city, DateOnly today, bool isInternal) =>
    [
        new SelectListItem("–", string.Empty),
        .. city.Units.All.Where(unit => unit.IsValidOn(today) && !(isInternal && unit.IsExternal))
            .OrderBy(unit => unit.Name, StringComparer.CurrentCulture)
            .Select(unit => new SelectListItem($"{unit.Name} ({unit.Code})", unit.Code)),
    ];

    /// <summary>The category's name in the language of the page.</summary>
    public static string NameOf(Category category) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? category.NameEn : category.Name;

    /// <summary>Group and leaf, or the word for every category.</summary>
    public string NameOf(CityDirectory city, string category) => category == RoutingRule.Any
        ? texts["Rule.Category.Any"]
        : string.Join(" / ", city.Categories.PathOf(category).Reverse().Select(city.Categories.Find).OfType<Category>().Select(NameOf).DefaultIfEmpty(category));
}
