using System.Globalization;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>The choices of the form and how they are called in the language of the page.</summary>
public sealed class ReportForm(IStringLocalizer<MeldenTexts> texts)
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Groups and leaves; the group itself is a choice too, for who is not sure.</summary>
    public IReadOnlyList<FieldChoice> Categories(CityDirectory city)
    {
        var choices = new List<FieldChoice> { new(string.Empty, string.Empty, texts["What.Category.None"]) };
        foreach (var group in city.Categories.Groups.OrderBy(NameOf, StringComparer.CurrentCulture))
        {
            choices.AddRange(city.Categories.LeavesOf(group.Code)
                .OrderBy(NameOf, StringComparer.CurrentCulture)
                .Select(leaf => new FieldChoice(NameOf(group), leaf.Code, NameOf(leaf))));
            choices.Add(new FieldChoice(NameOf(group), group.Code, texts["What.Category.Other", NameOf(group)]));
        }

        return choices;
    }

    public IReadOnlyList<FieldChoice> Treffs(CityDirectory city) =>
    [
        new(string.Empty, string.Empty, texts["Choose"]),
        .. city.Quartiere.Where(quartier => quartier.Treff is not null)
            .Select(quartier => quartier.Treff!)
            .Select(treff => new FieldChoice(string.Empty, treff.Key, $"{treff.Name}, {treff.Address}"))
            .OrderBy(choice => choice.Label, StringComparer.CurrentCulture),
    ];

    public IReadOnlyList<FieldChoice> Quartiere(CityDirectory city) =>
    [
        new(string.Empty, string.Empty, texts["DontKnow"]),
        .. city.Quartiere.Select(quartier => new FieldChoice(string.Empty, quartier.Code, quartier.Name))
            .OrderBy(choice => choice.Label, StringComparer.CurrentCulture),
    ];

    public IReadOnlyList<FieldChoice> Languages() =>
        [new(string.Empty, "de", texts["Language.de"]), new(string.Empty, "en", texts["Language.en"])];

    public string? CategoryName(CityDirectory city, string? code) =>
        city.Categories.Find(code) is { } found ? NameOf(found) : null;

    public string? KindName(string? kind) =>
        WireNames.Find<ConcernKind>(kind) is null ? null : texts[$"What.Kind.{kind}"].Value;

    public string WayName(string? way) => texts[$"Answer.Way.{way ?? "none"}"];

    public string ChannelName(string channel) => texts[$"Channel.{channel}"];

    private static string NameOf(Category category) => IsEnglish ? category.NameEn : category.Name;
}
