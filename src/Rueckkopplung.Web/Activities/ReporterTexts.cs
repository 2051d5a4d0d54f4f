using System.Globalization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Texts;

namespace Rueckkopplung.Web.Activities;

/// <summary>Fills standard texts for the reporter of a case. What the reporter reads before it goes is made here, too.</summary>
public static class ReporterTexts
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The best text of a use, filled; null where no text of this use fits the way.</summary>
    /// <exception cref="RuleBrokenException">A placeholder has no value.</exception>
    public static TextBody? Compose(
        CaseSubject subject, string use, AnswerWay way, IReadOnlyDictionary<string, string?>? more = null)
    {
        var text = subject.City.Texts.Choose(use, subject.File.CategoryCode, way);
        return text?.Fill(subject.File.Language, Values(subject, more));
    }

    /// <summary>A date as reporters read it: „Freitag, 4. Dezember 2026“.</summary>
    public static string InWords(CaseSubject subject, DateTimeOffset instant)
    {
        var day = subject.City.Calendar.Local(instant);
        return subject.File.Language == "en"
            ? day.ToString("dddd, d MMMM yyyy", English)
            : day.ToString("dddd, d. MMMM yyyy", German);
    }

    /// <summary>What placeholders stand for in this case.</summary>
    public static IReadOnlyDictionary<string, string?> Values(
        CaseSubject subject, IReadOnlyDictionary<string, string?>? more = null)
    {
        var (file, city) = (subject.File, subject.City);
        var quartier = city.FindQuartier(file.Place.QuartierCode);
        var isEnglish = file.Language == "en";
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Vorgang"] = file.Number.ToString(),
            ["Code"] = subject.Code.ToString(),
            ["Link"] = subject.FollowUpUrl,
            ["Frist"] = InWords(subject, file.PromisedBy),
            ["Datum"] = InWords(subject, subject.ClockNow()),
            ["Ort"] = PlaceInWords(file, quartier?.Name, isEnglish),
            ["Treff"] = quartier?.Treff?.Name ?? (isEnglish ? "the next Treff" : "nächsten Treff"),
            ["Telefon"] = subject.Phone,
            ["Stelle"] = city.Units.Find(subject.Part?.UnitCode)?.Name ?? "Soziales Quartiersmanagement",
            ["Quartier"] = quartier?.Name ?? (isEnglish ? "your area" : "in Ihrer Nähe"),
            ["Thema"] = city.Categories.Find(file.CategoryCode) is { } category
                ? isEnglish ? category.NameEn : category.Name
                : isEnglish ? "your report" : "Ihr Hinweis",
            ["Anzahl"] = subject.SameWishes.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            values[name] = value;

        return values;
    }

    private static string PlaceInWords(CaseFile file, string? quartier, bool isEnglish) =>
        file.Place.Text ?? quartier ?? (isEnglish ? "the place you named" : "der Ort aus Ihrer Meldung");
}
