using System.Globalization;

namespace Rueckkopplung.Web.Features;

/// <summary>Dates as residents read them, in the language of the page. Hand in local time.</summary>
public static class DayInWords
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static CultureInfo Culture => CultureInfo.GetCultureInfo(IsEnglish ? "en-GB" : "de-DE");

    /// <summary>„Freitag, 4. Dezember 2026“.</summary>
    public static string Full(DateTimeOffset local) =>
        local.ToString(IsEnglish ? "dddd, d MMMM yyyy" : "dddd, d. MMMM yyyy", Culture);

    /// <summary>„Freitag, 4. Dezember“, where the year is clear.</summary>
    public static string Day(DateTimeOffset local) =>
        local.ToString(IsEnglish ? "dddd, d MMMM" : "dddd, d. MMMM", Culture);

    /// <summary>„10:42“.</summary>
    public static string Time(DateTimeOffset local) => local.ToString("HH:mm", Culture);

    /// <summary>For the attribute <c>datetime</c>.</summary>
    public static string Attribute(DateTimeOffset local) => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
