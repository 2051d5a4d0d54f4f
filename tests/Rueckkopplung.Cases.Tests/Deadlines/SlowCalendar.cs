using System.Globalization;

namespace Rueckkopplung.Cases.Tests.Deadlines;

/// <summary>
/// A calendar that asks each minute of each day: slow, simple, and written without the product's. Times are local clock
/// times; holidays are looked up in lists that were copied by hand.
/// </summary>
public sealed class SlowCalendar
{
    private static readonly HashSet<string> Holidays =
    [
        "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-01", "2025-05-29", "2025-06-09", "2025-06-19", "2025-10-03",
        "2025-11-01", "2025-12-25", "2025-12-26",
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-06-04", "2026-10-03",
        "2026-11-01", "2026-12-25", "2026-12-26",
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-17", "2027-05-27", "2027-10-03",
        "2027-11-01", "2027-12-25", "2027-12-26",
        "2028-01-01", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-25", "2028-06-05", "2028-06-15", "2028-10-03",
        "2028-11-01", "2028-12-25", "2028-12-26",
    ];

    public required IReadOnlySet<string> HouseDays { get; init; }

    public required IReadOnlySet<string> HalfDays { get; init; }

    /// <summary>Minutes of the day, from and to, by day of the week (0 = Sunday).</summary>
    public required IReadOnlyDictionary<int, (int From, int To)[]> Hours { get; init; }

    public DateTime Due(DateTime received, int days)
    {
        var day = received.Date;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (LastMinute(day) is not null)
                days--;
        }

        return day.AddMinutes(LastMinute(day)!.Value + 1);
    }

    public int MinutesBetween(DateTime from, DateTime to)
    {
        var sum = 0;
        for (var day = from.Date; day < to; day = day.AddDays(1))
        {
            var last = LastMinute(day) ?? -1;
            for (var minute = 0; minute <= last; minute++)
            {
                var instant = day.AddMinutes(minute);
                sum += instant >= from && instant < to && Serves(day, minute) ? 1 : 0;
            }
        }

        return sum;
    }

    private int? LastMinute(DateTime day)
    {
        var name = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Holidays.Contains(name) || HouseDays.Contains(name))
            return null;

        for (var minute = HalfDays.Contains(name) ? 719 : 1439; minute >= 0; minute--)
        {
            if (Serves(day, minute))
                return minute;
        }

        return null;
    }

    private bool Serves(DateTime day, int minute)
    {
        if (!Hours.TryGetValue((int)day.DayOfWeek, out var spans))
            return false;

        foreach (var (from, to) in spans)
        {
            if (from <= minute && minute < to)
                return true;
        }

        return false;
    }
}
