using System.Globalization;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Dates as text.</summary>
internal static class DateText
{
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static int MonthOf(string name) => name.Length < 3
        ? -1 : Array.FindIndex(Months, month => name.StartsWith(month, StringComparison.OrdinalIgnoreCase));

    public static string Iso(double time)
    {
        var t = DateParts.Of(time);
        var year = t.Year is >= 0 and <= 9999 ? t.Year.ToString("0000", CultureInfo.InvariantCulture)
            : (t.Year < 0 ? "-" : "+") + Math.Abs(t.Year).ToString("000000", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture,
            $"{year}-{t.Month + 1:00}-{t.Day:00}T{t.Hour:00}:{t.Minute:00}:{t.Second:00}.{t.Millisecond:000}Z");
    }

    public static string Date(DateParts t) => string.Create(CultureInfo.InvariantCulture,
        $"{Days[t.Weekday]} {Months[t.Month]} {t.Day:00} {Year(t)}");

    public static string Utc(DateParts t) => string.Create(CultureInfo.InvariantCulture,
        $"{Days[t.Weekday]}, {t.Day:00} {Months[t.Month]} {Year(t)} {t.Hour:00}:{t.Minute:00}:{t.Second:00} GMT");

    public static string Time(DateParts t, double offset, string zone)
    {
        var minutes = (int)Math.Abs(offset / 60_000);
        var shift = string.Create(
            CultureInfo.InvariantCulture, $"{(offset < 0 ? "-" : "+")}{minutes / 60:00}{minutes % 60:00}");
        return string.Create(
            CultureInfo.InvariantCulture, $"{t.Hour:00}:{t.Minute:00}:{t.Second:00} GMT{shift} ({zone})");
    }

    private static string Year(DateParts t)
    {
        var digits = Math.Abs(t.Year).ToString(t.Year < 0 ? "000000" : "0000", CultureInfo.InvariantCulture);
        return t.Year < 0 ? "-" + digits : digits;
    }
}
