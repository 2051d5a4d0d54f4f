using System.Globalization;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>toLocaleDateString and its sisters in German and English, with the options that everyday scripts
/// give.</summary>
internal static class LocaleDates
{
    public const int Day = 1;
    public const int Clock = 2;
    private static readonly string[] Digits = ["numeric", "2-digit"];
    private static readonly string[] Lengths = ["full", "long", "medium", "short"];
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public static string Write(RunContext run, double time, ScriptValue locale, ScriptValue options, int wanted)
    {
        if (double.IsNaN(time))
            return "Invalid Date";

        var given = options.Object;
        var zone = ZoneOf(run, LocaleText.Option(run, given, "timeZone"));
        var t = DateParts.Of(ZoneTime.ToLocal(zone, time));
        var isGerman = LocaleText.IsGerman(run, locale);
        string? Option(string name, params string[] allowed) => LocaleText.Option(run, given, name, allowed);
        var style = new Style(
            Option("weekday", "long", "short"), Option("day", Digits), Option("month", [.. Digits, "long", "short"]),
            Option("year", Digits), Option("hour", Digits), Option("minute", Digits), Option("second", Digits));
        style = ByName(Option("dateStyle", Lengths), Option("timeStyle", Lengths), style);
        if (style.IsEmpty || (wanted == Day && !style.HasDay) || (wanted == Clock && !style.HasClock))
            style = style.With(wanted);
        return isGerman ? InGerman(t, style) : InEnglish(t, style);
    }

    private static TimeZoneInfo ZoneOf(RunContext run, string? id)
    {
        if (id is null)
            return run.Run.Zone;

        // The id may become a file's path: nothing that leads out of the zones' folder gets that far.
        var isName = !id.StartsWith('/') && id.Length < 64
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
        return isName && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone : throw run.RangeError($"Invalid time zone specified: {id}");
    }

    private static Style ByName(string? date, string? time, Style style)
    {
        style = date switch
        {
            "full" => style with { Weekday = "long", Date = "numeric", Month = "long", Year = "numeric" },
            "long" => style with { Date = "numeric", Month = "long", Year = "numeric" },
            "medium" => style with { Date = "2-digit", Month = "2-digit", Year = "numeric" },
            "short" => style with { Date = "2-digit", Month = "2-digit", Year = "2-digit" },
            _ => style
        };
        return time switch
        {
            null => style,
            "short" => style with { Hour = "2-digit", Minute = "2-digit" },
            _ => style with { Hour = "2-digit", Minute = "2-digit", Second = "2-digit" }
        };
    }

    private sealed record Style(
        string? Weekday, string? Date, string? Month, string? Year, string? Hour, string? Minute, string? Second)
    {
        public bool HasDay => (Weekday ?? Date ?? Month ?? Year) is not null;

        public bool HasClock => (Hour ?? Minute ?? Second) is not null;

        public bool IsEmpty => !HasDay && !HasClock;

        public bool IsNamed => Month is "long" or "short";

        public Style With(int wanted) => this with
        {
            Date = (wanted & Day) != 0 ? "numeric" : Date,
            Month = (wanted & Day) != 0 ? "numeric" : Month,
            Year = (wanted & Day) != 0 ? "numeric" : Year,
            Hour = (wanted & Clock) != 0 ? "2-digit" : Hour,
            Minute = (wanted & Clock) != 0 ? "2-digit" : Minute,
            Second = (wanted & Clock) != 0 ? "2-digit" : Second
        };
    }

    private static string InGerman(DateParts t, Style style)
    {
        var weekday = WeekdayOf(t, style.Weekday, German);
        var year = YearOf(t, style.Year);
        var day = style.IsNamed
            ? Joined(" ", style.Date is null ? "" : Number(t.Day, style.Date) + ".", MonthOf(t, style, German), year)
            : Joined("", style.Date is null ? "" : Number(t.Day, style.Date) + ".",
                style.Month is null ? "" : Number(t.Month + 1, style.Month) + (style.Date is null ? "/" : "."), year);
        if (style is { IsNamed: false, Month: not null, Date: null, Year: null })
            day = Number(t.Month + 1, style.Month);
        else if (style is { Month: null, Year: null, Date: not null })
            day = Number(t.Day, style.Date);
        var clock = style.Hour is not null && style.Minute is null
            ? $"{t.Hour:00} Uhr"
            : Joined(":", Two(style.Hour, t.Hour), Two(style.Minute, t.Minute), Two(style.Second, t.Second));
        return Joined(style.IsNamed && style.Month == "long" && clock.Length > 0 && day.Length > 0 ? " um " : ", ",
            Joined(", ", weekday, day), clock);
    }

    private static string InEnglish(DateParts t, Style style)
    {
        var weekday = WeekdayOf(t, style.Weekday, English);
        var year = YearOf(t, style.Year);
        var day = style.IsNamed
            ? Joined(style.Date is null ? " " : ", ",
                Joined(" ", MonthOf(t, style, English), style.Date is null ? "" : Number(t.Day, style.Date)), year)
            : Joined("/", style.Month is null ? "" : Number(t.Month + 1, style.Month),
                style.Date is null ? "" : Number(t.Day, style.Date), year);
        var hour = t.Hour % 12 == 0 ? 12 : t.Hour % 12;
        var half = style.Hour is null ? "" : t.Hour < 12 ? " AM" : " PM";
        var shown = style.Hour is null ? "" : hour.ToString(CultureInfo.InvariantCulture);
        var clock = style.HasClock
            ? Joined(":", shown, Two(style.Minute, t.Minute), Two(style.Second, t.Second)) + half : "";
        return Joined(style.Month == "long" && clock.Length > 0 ? " at " : ", ", Joined(", ", weekday, day), clock);
    }

    private static string Joined(string separator, params string[] parts) =>
        string.Join(separator, parts.Where(part => part.Length > 0));

    private static string Number(int value, string style) =>
        value.ToString(style == "2-digit" ? "00" : "0", CultureInfo.InvariantCulture);

    private static string Two(string? style, int value) =>
        style is null ? "" : value.ToString("00", CultureInfo.InvariantCulture);

    private static string YearOf(DateParts t, string? style) => style switch
    {
        null => "",
        "2-digit" => (t.Year % 100).ToString("00", CultureInfo.InvariantCulture),
        _ => t.Year.ToString(CultureInfo.InvariantCulture)
    };

    private static string MonthOf(DateParts t, Style style, CultureInfo culture)
    {
        var names = culture.DateTimeFormat;
        return style.Month == "long" ? names.MonthNames[t.Month] : names.AbbreviatedMonthNames[t.Month];
    }

    private static string WeekdayOf(DateParts t, string? style, CultureInfo culture) => style switch
    {
        null => "",
        "long" => culture.DateTimeFormat.DayNames[t.Weekday],
        _ => culture.DateTimeFormat.AbbreviatedDayNames[t.Weekday]
    };
}
