namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Between UTC and the run's zone, in milliseconds since 1970.</summary>
internal static class ZoneTime
{
    private const double First = -62_135_596_800_000;
    private const double Last = 253_402_300_799_000;
    private const double MsPer400Years = 146_097 * DateParts.MsPerDay;

    public static double Offset(TimeZoneInfo zone, double utc)
    {
        var time = InRange(utc);
        return zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds((long)time)).TotalMilliseconds;
    }

    public static double ToLocal(TimeZoneInfo zone, double utc) =>
        double.IsNaN(utc) ? utc : utc + Offset(zone, utc);

    /// <summary>A time that comes twice is the first; one that is left out is read with the offset before the
    /// gap.</summary>
    public static double ToUtc(TimeZoneInfo zone, double local)
    {
        if (!double.IsFinite(local) || Math.Abs(local) > DateParts.Largest + DateParts.MsPerDay)
            return double.NaN;

        // The offsets a day before and a day after enclose every change between.
        var before = Offset(zone, local - DateParts.MsPerDay);
        var after = Offset(zone, local + DateParts.MsPerDay);
        if (Offset(zone, local - before) == before || before == after)
            return local - before;

        return Offset(zone, local - after) == after ? local - after : local - before;
    }

    public static string NameOf(TimeZoneInfo zone, double utc)
    {
        var isSummer = zone.IsDaylightSavingTime(DateTimeOffset.FromUnixTimeMilliseconds((long)InRange(utc)));
        if (zone.Id == "UTC")
            return "Coordinated Universal Time";

        return zone.Id == "Europe/Berlin"
            ? isSummer ? "Central European Summer Time" : "Central European Standard Time" : zone.Id;
    }

    // Beyond the years 1 to 9999 the calendar repeats every 400 years.
    private static double InRange(double utc)
    {
        if (utc > Last)
            return utc - Math.Ceiling((utc - Last) / MsPer400Years) * MsPer400Years;

        return utc < First ? utc + Math.Ceiling((First - utc) / MsPer400Years) * MsPer400Years : utc;
    }
}
