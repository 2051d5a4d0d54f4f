using System.Globalization;
using System.Text.RegularExpressions;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Date.parse: ISO 8601, and the English forms that scripts in the wild use. All else is NaN.</summary>
internal static partial class DateReader
{
    private const int Longest = 100;

    public static double Parse(string text, TimeZoneInfo zone)
    {
        var trimmed = NumberText.Trim(text).ToString();
        if (trimmed.Length > Longest)
            return double.NaN;

        var iso = IsoForm().Match(trimmed);
        if (iso.Success)
            return FromIso(iso, zone);

        var slashes = SlashForm().Match(trimmed);
        if (slashes.Success)
            return FromSlashes(slashes, zone);

        var english = EnglishForm().Match(trimmed);
        if (english.Success)
            return FromEnglish(english, zone);

        english = AmericanForm().Match(trimmed);
        return english.Success ? FromEnglish(english, zone) : double.NaN;
    }

    private static double FromIso(Match match, TimeZoneInfo zone)
    {
        var hasTime = match.Groups["h"].Success;
        double[] parts =
        [
            Number(match, "y"), Number(match, "m", 1) - 1, Number(match, "d", 1),
            Number(match, "h"), Number(match, "i"), Number(match, "s"), Math.Floor(Number(match, "f") * 1000 + 1e-6)
        ];
        if (match.Groups["y"].Value == "-000000" || !AreValid(parts))
            return double.NaN;

        return InZone(DateParts.Time(parts), match.Groups["z"].Value, hasTime ? zone : TimeZoneInfo.Utc);
    }

    private static bool AreValid(double[] parts)
    {
        var isMidnight = parts is [_, _, _, 24, 0, 0, 0];
        return parts[1] is >= 0 and <= 11 && parts[2] is >= 1 and <= 31 && (parts[3] <= 23 || isMidnight)
            && parts[4] <= 59 && parts[5] <= 59;
    }

    private static double FromSlashes(Match match, TimeZoneInfo zone)
    {
        var isYearFirst = match.Groups["y"].Success;
        var year = Number(match, isYearFirst ? "y" : "c");
        return FromParts(match, zone, year, Number(match, "a") - 1, Number(match, "b"));
    }

    private static double FromEnglish(Match match, TimeZoneInfo zone) =>
        FromParts(match, zone, Number(match, "y"), DateText.MonthOf(match.Groups["m"].Value), Number(match, "d"));

    private static double FromParts(Match match, TimeZoneInfo zone, double year, double month, double day)
    {
        var hour = Number(match, "h");
        if (match.Groups["p"].Success)
        {
            if (hour is < 1 or > 12)
                return double.NaN;

            hour = hour % 12 + (match.Groups["p"].Value is "p" or "P" ? 12 : 0);
        }

        if (month is < 0 or > 11 || day is < 1 or > 31 || hour > 24)
            return double.NaN;

        double[] parts = [year, month, day, hour, Number(match, "i"), Number(match, "s"), 0];
        return parts[4] > 59 || parts[5] > 59 ? double.NaN
            : InZone(DateParts.Time(parts), match.Groups["z"].Value, zone);
    }

    private static double InZone(double local, string zoneText, TimeZoneInfo zone)
    {
        if (zoneText.Length == 0)
            return DateParts.Clip(ZoneTime.ToUtc(zone, local));

        var digits = zoneText.Where(char.IsAsciiDigit).ToArray();
        if (digits.Length < 4)
            return DateParts.Clip(local);

        var minutes = int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60
            + int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture);
        var sign = zoneText.Contains('-', StringComparison.Ordinal) ? -1 : 1;
        return DateParts.Clip(local - sign * minutes * 60_000.0);
    }

    private static double Number(Match match, string group, double fallback = 0) => match.Groups[group].Success
        ? double.Parse(match.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture) : fallback;

    private const string Clock = @"(?<h>\d{1,2}):(?<i>\d{2})(:(?<s>\d{2}))?( ?(?<p>[aApP])[mM])?";
    private const string Zone = @"( *(?<z>(GMT|UTC|Z)?([+-]\d{4})?))?( *\([^)]*\))?";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"^(?<y>\d{4}|[+-]\d{6})(-(?<m>\d{2})(-(?<d>\d{2}))?)?"
        + @"([T ](?<h>\d{2}):(?<i>\d{2})(:(?<s>\d{2})(?<f>\.\d{1,9})?)?(?<z>Z|[+-]\d{2}:\d{2})?)?$", Options, 1000)]
    private static partial Regex IsoForm();

    [GeneratedRegex(
        @"^((?<y>\d{4})/(?<a>\d{1,2})/(?<b>\d{1,2})|(?<a>\d{1,2})/(?<b>\d{1,2})/(?<c>\d{4}))"
        + "(,? +" + Clock + ")?( *(?<z>Z|GMT|UTC)?)$", Options, 1000)]
    private static partial Regex SlashForm();

    [GeneratedRegex(
        @"^([A-Za-z]{3,9},? +)?(?<d>\d{1,2}) +(?<m>[A-Za-z]{3,9}),? +(?<y>\d{4})(,? +" + Clock + ")?" + Zone + "$",
        Options, 1000)]
    private static partial Regex EnglishForm();

    [GeneratedRegex(
        @"^([A-Za-z]{3,9},? +)?(?<m>[A-Za-z]{3,9}) +(?<d>\d{1,2}),? +(?<y>\d{4})(,? +" + Clock + ")?" + Zone + "$",
        Options, 1000)]
    private static partial Regex AmericanForm();
}
