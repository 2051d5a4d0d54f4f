using System.Globalization;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Web.Shared;

/// <summary>Dates and times in words.</summary>
public static class Instants
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The instant as people read it on a wall in Krefeld.</summary>
    public static string InWords(DateTimeOffset instant, InstantForm form)
    {
        var local = TimeZoneInfo.ConvertTime(instant, HouseClock.Berlin);
        return IsEnglish ? InEnglish(local, form) : InGerman(local, form);
    }

    /// <summary>A legal date, which has no time.</summary>
    public static string InWords(DateOnly day, InstantForm form) =>
        InWords(new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero), form);

    /// <summary>For the attribute <c>datetime</c>: with the offset that holds on that day.</summary>
    public static string Attribute(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, HouseClock.Berlin).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    // .NET writes "Fr." for the day of the week; staff lists have no room for the dot
    private static string InGerman(DateTimeOffset local, InstantForm form)
    {
        var weekday = local.ToString("ddd", German).TrimEnd('.');
        return form switch
        {
            InstantForm.Public => local.ToString("dddd, d. MMMM yyyy", German),
            InstantForm.PublicWithTime => local.ToString("dddd, d. MMMM yyyy, H:mm 'Uhr'", German),
            InstantForm.Staff => $"{weekday} {local.ToString("d.M., H:mm", German)}",
            InstantForm.StaffWithYear => $"{weekday} {local.ToString("d.M.yyyy, H:mm", German)}",
            InstantForm.StaffDay => $"{weekday} {local.ToString("d.M.", German)}",
            InstantForm.StaffDayWithYear => $"{weekday} {local.ToString("d.M.yyyy", German)}",
            _ => local.ToString("H:mm", German),
        };
    }

    private static string InEnglish(DateTimeOffset local, InstantForm form) => local.ToString(
        form switch
        {
            InstantForm.Public => "dddd, d MMMM yyyy",
            InstantForm.PublicWithTime => "dddd, d MMMM yyyy, H:mm",
            InstantForm.Staff => "ddd d MMM, H:mm",
            InstantForm.StaffWithYear => "ddd d MMM yyyy, H:mm",
            InstantForm.StaffDay => "ddd d MMM",
            InstantForm.StaffDayWithYear => "ddd d MMM yyyy",
            _ => "H:mm",
        },
        English);
}
