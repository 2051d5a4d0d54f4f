using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>Date, by the run's instant and zone.</summary>
internal static class DateBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var prototype = Intrinsics.DatePrototype;
        var type = globals.Constructor("Date", 7, prototype,
            static a => Text(a.Run, Now(a.Run)), static a => new ScriptValue(new ScriptDate(Make(a))));
        type.Method("now", 0, static a => Now(a.Run));
        type.Method("parse", 1, static a => Parse(a.Run, a.Text(0)));
        type.Method("UTC", 7, static a => DateParts.Clip(FromParts(a)));
        DateParting.Install(prototype);
        InstallTexts(prototype);
        prototype.Method(ScriptSymbol.ToPrimitive, "[Symbol.toPrimitive]", static a =>
        {
            var isNumber = a[0].IsString && a[0].Str == "number";
            foreach (var name in isNumber ? (string[])["valueOf", "toString"] : ["toString", "valueOf"])
            {
                if (Members.Get(a.Run, a.Self, name).Ref is ScriptFunction function
                    && function.Call(a.Run, a.Self, []) is { Object: null } primitive)
                {
                    return primitive;
                }
            }

            throw a.Run.TypeError("Cannot convert object to primitive value");
        });
    }

    public static ScriptDate Self(ScriptArguments a) =>
        a.Self.Ref as ScriptDate ?? throw a.Run.TypeError("this is not a Date object.");

    private static double Now(RunContext run) => run.Run.Now.ToUnixTimeMilliseconds();

    private static double Make(ScriptArguments a)
    {
        if (a.Count == 0)
            return Now(a.Run);

        if (a.Count > 1)
            return DateParts.Clip(ZoneTime.ToUtc(a.Run.Run.Zone, FromParts(a)));

        if (a[0].Ref is ScriptDate other)
            return other.Time;

        var value = Coerce.ToPrimitive(a.Run, a[0], "default");
        return value.IsString
            ? Parse(a.Run, value.Str) : DateParts.Clip(Coerce.ToNumber(a.Run, value));
    }

    private static double Parse(RunContext run, string text)
    {
        run.WorkOn(text);
        return DateReader.Parse(text, run.Run.Zone);
    }

    private static double FromParts(ScriptArguments a)
    {
        double[] parts = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (var i = 0; i < Math.Min(a.Count, 7); i++)
            parts[i] = a.Number(i);
        if (Math.Truncate(parts[0]) is >= 0 and <= 99 and var year)
            parts[0] = 1900 + year;
        return DateParts.Time(parts);
    }

    private static void InstallTexts(ScriptObject prototype)
    {
        prototype.Method("toString", 0, static a => Text(a.Run, Self(a).Time));
        prototype.Method("toDateString", 0, static a => Local(a, static (_, t, _) => DateText.Date(t)));
        prototype.Method("toTimeString", 0, static a => Local(a, static (zone, t, utc) =>
            DateText.Time(t, ZoneTime.Offset(zone, utc), ZoneTime.NameOf(zone, utc))));
        foreach (var name in new[] { "toUTCString", "toGMTString" })
        {
            prototype.Method(name, 0, static a =>
                double.IsNaN(Self(a).Time) ? "Invalid Date" : DateText.Utc(DateParts.Of(Self(a).Time)));
        }

        prototype.Method("toISOString", 0, static a => double.IsNaN(Self(a).Time)
            ? throw a.Run.RangeError("Invalid time value") : DateText.Iso(Self(a).Time));
        prototype.Method("toJSON", 1, static a =>
            a.Self.Ref is ScriptDate { Time: double.NaN }
                ? ScriptValue.Null : Members.Invoke(a.Run, a.Self, "toISOString"));
        foreach (var (name, wanted) in new[]
        {
            ("toLocaleDateString", LocaleDates.Day), ("toLocaleTimeString", LocaleDates.Clock),
            ("toLocaleString", LocaleDates.Day | LocaleDates.Clock)
        })
        {
            prototype.Method(name, 0, a => LocaleDates.Write(a.Run, Self(a).Time, a[0], a[1], wanted));
        }
    }

    private static string Local(ScriptArguments a, Func<TimeZoneInfo, DateParts, double, string> write)
    {
        var (zone, time) = (a.Run.Run.Zone, Self(a).Time);
        return double.IsNaN(time) ? "Invalid Date" : write(zone, DateParts.Of(ZoneTime.ToLocal(zone, time)), time);
    }

    private static string Text(RunContext run, double time)
    {
        if (double.IsNaN(time))
            return "Invalid Date";

        var zone = run.Run.Zone;
        var parts = DateParts.Of(ZoneTime.ToLocal(zone, time));
        var clock = DateText.Time(parts, ZoneTime.Offset(zone, time), ZoneTime.NameOf(zone, time));
        return $"{DateText.Date(parts)} {clock}";
    }
}
