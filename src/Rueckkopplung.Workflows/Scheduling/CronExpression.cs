using System.Globalization;

namespace Rueckkopplung.Workflows.Scheduling;

/// <summary>
/// A cron expression with six fields: second, minute, hour, day of month, month, day of week. Lists, ranges, steps, names,
/// <c>?</c> and <c>L</c> are understood. When both days are given, both must fit.
/// </summary>
public sealed class CronExpression
{
    private static readonly string[] FieldNames = ["Seconds", "Minutes", "Hours", "Days of month", "Months", "Days of week"];
    private static readonly (int Min, int Max)[] Bounds = [(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly Dictionary<string, string> Macros = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@every_second"] = "* * * * * *",
        ["@every_minute"] = "0 * * * * *",
        ["@hourly"] = "0 0 * * * *",
        ["@daily"] = "0 0 0 * * *",
        ["@midnight"] = "0 0 0 * * *",
        ["@weekly"] = "0 0 0 * * 0",
        ["@monthly"] = "0 0 0 1 * *",
        ["@yearly"] = "0 0 0 1 1 *",
        ["@annually"] = "0 0 0 1 1 *",
    };

    private readonly ulong[] fields = new ulong[6];
    private bool lastDayOfMonth;

    private CronExpression()
    {
    }

    /// <exception cref="FormatException">It is not a cron expression with six fields; the message names the field.</exception>
    public static CronExpression Parse(string text)
    {
        var parts = Macros.GetValueOrDefault(text.Trim(), text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 6)
        {
            throw new FormatException(
                $"'{text}' has {parts.Length} fields; six are needed (second minute hour day month weekday).");
        }

        var cron = new CronExpression();
        for (var field = 0; field < 6; field++)
            cron.fields[field] = cron.ReadField(field, parts[field].ToUpperInvariant());

        // Sunday is 0 and 7.
        cron.fields[5] |= cron.fields[5] >> 7 & 1;
        return cron;
    }

    /// <summary>The first instant after <paramref name="after"/> that fits in the zone; null within 30 years.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(after, zone).DateTime;
        local = new DateTime(local.Ticks - local.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Unspecified).AddSeconds(1);
        var end = local.AddYears(30);
        while (local < end)
        {
            if (!Fits(4, local.Month))
                local = new DateTime(local.Year, local.Month, 1).AddMonths(1);
            else if (!FitsDay(local))
                local = local.Date.AddDays(1);
            else if (!Fits(2, local.Hour))
                local = local.Date.AddHours(local.Hour + 1);
            else if (!Fits(1, local.Minute))
                local = local.Date.AddHours(local.Hour).AddMinutes(local.Minute + 1);
            else if (!Fits(0, local.Second))
                local = local.AddSeconds(1);
            else
                return AfterGap(local, zone);
        }

        return null;
    }

    /// <summary>A moment that the change to summer time leaves out comes when the gap is over.</summary>
    private static DateTimeOffset AfterGap(DateTime local, TimeZoneInfo zone)
    {
        var isLeftOut = zone.IsInvalidTime(local);
        if (isLeftOut)
            local = local.AddSeconds(-local.Second);

        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private bool Fits(int field, int value) => (fields[field] >> value & 1) != 0;

    private bool FitsDay(DateTime day) => Fits(5, (int)day.DayOfWeek) && (lastDayOfMonth
        ? day.Day == DateTime.DaysInMonth(day.Year, day.Month) : Fits(3, day.Day));

    private ulong ReadField(int field, string text)
    {
        if (field == 3 && text == "L")
        {
            lastDayOfMonth = true;
            return 0;
        }

        return text.Split(',').Aggregate(0UL, (bits, part) => bits | ReadPart(field, part));
    }

    private static ulong ReadPart(int field, string part)
    {
        var (min, max) = Bounds[field];
        var pieces = part.Split('/');
        var step = pieces.Length == 1 ? 1 : ReadNumber(field, pieces[1], 1, max);
        var range = pieces[0];
        int from, to;
        if (range is "*" or "?")
        {
            (from, to) = (min, field == 5 ? 6 : max);
        }
        else if (range.IndexOf('-', StringComparison.Ordinal) is var dash and > 0)
        {
            (from, to) = (ReadNumber(field, range[..dash], min, max), ReadNumber(field, range[(dash + 1)..], min, max));
        }
        else
        {
            from = ReadNumber(field, range, min, max);
            to = pieces.Length == 1 ? from : max;
        }

        var bits = 0UL;
        for (var value = from; ; value = value == max ? min : value + 1)
        {
            if ((value - from + (value < from ? max - min + 1 : 0)) % step == 0)
                bits |= 1UL << value;

            if (value == to)
                return bits;
        }
    }

    private static int ReadNumber(int field, string text, int min, int max)
    {
        var name = field switch
        {
            4 => Array.IndexOf(Months, text) + 1,
            5 => Array.IndexOf(Days, text),
            _ => -1,
        };
        if (name >= (field == 4 ? 1 : 0))
            return name;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max ? number
            : throw new FormatException($"{FieldNames[field]}: '{text}' must be a number between {min} and {max}.");
    }
}
