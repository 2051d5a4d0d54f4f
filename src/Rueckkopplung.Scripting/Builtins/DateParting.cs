using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>getX and setX of dates, local and in UTC.</summary>
internal static class DateParting
{
    // What is read, and for setters the place of the first part among year … millisecond, and how many may follow.
    private static readonly (string Name, Func<DateParts, double> Read, int Place, int Most)[] Parts =
    [
        ("FullYear", static t => t.Year, 0, 3),
        ("Month", static t => t.Month, 1, 2),
        ("Date", static t => t.Day, 2, 1),
        ("Hours", static t => t.Hour, 3, 4),
        ("Minutes", static t => t.Minute, 4, 3),
        ("Seconds", static t => t.Second, 5, 2),
        ("Milliseconds", static t => t.Millisecond, 6, 1),
        ("Day", static t => t.Weekday, -1, 0)
    ];

    public static void Install(ScriptObject prototype)
    {
        foreach (var (name, read, place, most) in Parts)
        {
            prototype.Method("get" + name, 0, a => Read(a, read, a.Run.Run.Zone));
            prototype.Method("getUTC" + name, 0, a => Read(a, read, TimeZoneInfo.Utc));
            if (place < 0)
                continue;

            prototype.Method("set" + name, most, a => Write(a, place, most, a.Run.Run.Zone));
            prototype.Method("setUTC" + name, most, a => Write(a, place, most, TimeZoneInfo.Utc));
        }

        prototype.Method("getTime", 0, static a => DateBuiltins.Self(a).Time);
        prototype.Method("valueOf", 0, static a => DateBuiltins.Self(a).Time);
        prototype.Method("getYear", 0, static a => Read(a, static t => t.Year - 1900, a.Run.Run.Zone));
        prototype.Method("setTime", 1, static a => DateBuiltins.Self(a).Time = DateParts.Clip(a.Number(0)));
        prototype.Method("getTimezoneOffset", 0, static a => DateBuiltins.Self(a).Time is var time && double.IsNaN(time)
            ? time : -ZoneTime.Offset(a.Run.Run.Zone, time) / 60_000 + 0.0);
    }

    private static double Read(ScriptArguments a, Func<DateParts, double> read, TimeZoneInfo zone)
    {
        var time = DateBuiltins.Self(a).Time;
        return double.IsNaN(time) ? time : read(DateParts.Of(ZoneTime.ToLocal(zone, time)));
    }

    private static ScriptValue Write(ScriptArguments a, int place, int most, TimeZoneInfo zone)
    {
        var date = DateBuiltins.Self(a);
        var local = double.IsNaN(date.Time) && place == 0 ? 0 : ZoneTime.ToLocal(zone, date.Time);
        var given = new double[Math.Max(1, Math.Min(a.Count, most))];
        for (var i = 0; i < given.Length; i++)
            given[i] = a.Number(i);
        if (double.IsNaN(local))
            return double.NaN;

        var t = DateParts.Of(local);
        double[] parts = [t.Year, t.Month, t.Day, t.Hour, t.Minute, t.Second, t.Millisecond];
        given.CopyTo(parts, place);
        return date.Time = DateParts.Clip(ZoneTime.ToUtc(zone, DateParts.Time(parts)));
    }
}
