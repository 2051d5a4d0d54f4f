using Quartz;
using Rueckkopplung.Storage.Series;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Web.Scheduling;

/// <summary>When a series runs.</summary>
public static class SeriesPlan
{
    /// <summary>The next runs after an instant, on the clock of Krefeld.</summary>
    public static IReadOnlyList<DateTimeOffset> Next(SeriesRow row, DateTimeOffset after, int count)
    {
        var cron = new CronExpression(row.Cron, HouseClock.Berlin);
        var runs = new List<DateTimeOffset>();
        for (var last = after; runs.Count < count && cron.GetNextValidTimeAfter(last) is { } next; last = next)
            runs.Add(next);

        return runs;
    }

    /// <summary>The last run up to an instant that has not been done; null when none is due. Missed ones are one.</summary>
    public static DateTimeOffset? Due(SeriesRow row, DateTimeOffset upTo)
    {
        var cron = new CronExpression(row.Cron, HouseClock.Berlin);
        DateTimeOffset? due = null;
        for (var last = row.LastOccurrence ?? upTo; cron.GetNextValidTimeAfter(last) is { } next && next <= upTo; last = next)
            due = next;

        return due;
    }
}
