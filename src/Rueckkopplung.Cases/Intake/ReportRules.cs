using System.Text;

namespace Rueckkopplung.Cases.Intake;

/// <summary>The rules of a report, one line each.</summary>
public static class ReportRules
{
    /// <summary>More does not help a case worker.</summary>
    public const int LongestText = 4_000;

    /// <summary>For the words of a place.</summary>
    public const int LongestPlace = 500;

    /// <summary>There are words.</summary>
    public static void TextIsGiven(Report report) =>
        Rule.Require(!string.IsNullOrWhiteSpace(report.Text), "report.text-given", null);

    /// <summary>Not too many of them.</summary>
    public static void TextIsShortEnough(Report report) =>
        Rule.Require(report.Text.Length <= LongestText, "report.text-short-enough", LongestText, report.Text.Length);

    /// <summary>They are words and not a file.</summary>
    public static void TextIsReadable(Report report) =>
        Rule.Require(IsReadable(report.Text), "report.text-readable", null);

    /// <summary>The place is short and readable too.</summary>
    public static void PlaceIsReadable(Place place) => Rule.Require(
        place.Text is null || (place.Text.Length <= LongestPlace && IsReadable(place.Text)), "report.place-readable", LongestPlace);

    /// <summary>A point has both coordinates, on this planet.</summary>
    public static void PointIsWhole(Place place) => Rule.Require(
        (place.Latitude, place.Longitude) is (null, null) or ( >= -90 and <= 90, >= -180 and <= 180), "report.point-whole", null);

    /// <summary>The Quartier, if given, exists.</summary>
    public static void QuartierExists(Place place, CityDirectory city) => Rule.Require(
        place.QuartierCode is null || city.FindQuartier(place.QuartierCode) is not null, "quartier.exists", place.QuartierCode);

    /// <summary>The Treff, if given, exists.</summary>
    public static void TreffExists(Place place, CityDirectory city) => Rule.Require(
        place.TreffKey is null || city.QuartierOfTreff(place.TreffKey) is not null, "treff.exists", place.TreffKey);

    /// <summary>The category, if given, exists.</summary>
    public static void CategoryExists(string? code, CityDirectory city) =>
        Rule.Require(code is null || city.Categories.Find(code) is not null, "category.exists", code);

    /// <summary>The language is two letters.</summary>
    public static void LanguageIsKnown(Report report) => Rule.Require(
        report.Language.Length == 2 && report.Language.All(char.IsAsciiLetterLower), "report.language-known", report.Language);

    // control characters and halves of letters are the marks of a file that was sent as text
    internal static bool IsReadable(string text) =>
        !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
        && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}
