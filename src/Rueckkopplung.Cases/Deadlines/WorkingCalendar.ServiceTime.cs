namespace Rueckkopplung.Cases.Deadlines;

public sealed partial class WorkingCalendar
{
    /// <summary>Whether somebody is there; the begin of a span counts, its end does not.</summary>
    public bool IsInService(DateTimeOffset instant) =>
        PlanOf(DayOf(instant)).Service.Any(period => period.From <= instant && instant < period.To);

    /// <summary>The instant itself within service, else when service next begins: when a notice is delivered.</summary>
    public DateTimeOffset NextInService(DateTimeOffset instant)
    {
        if (IsInService(instant))
            return Local(instant);

        var start = DayOf(instant);
        for (var day = start; ; day = day.AddDays(1))
        {
            var later = PlanOf(day).Service.Where(period => period.From > instant).ToList();
            if (later.Count > 0)
                return later[0].From;
            Bound(start, day);
        }
    }

    /// <summary>The service time between two instants, real hours also on the days of the clock change.</summary>
    /// <returns>Zero when the second does not lie after the first.</returns>
    public TimeSpan ServiceTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        for (var day = DayOf(from); day <= DayOf(to); day = day.AddDays(1))
        {
            foreach (var period in PlanOf(day).Service)
            {
                var begin = period.From > from ? period.From : from;
                var end = period.To < to ? period.To : to;
                sum += end > begin ? end - begin : TimeSpan.Zero;
            }
        }

        return sum;
    }

    /// <summary>The first instant at which so much service time is over; a full day is over at its end of service.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="time">Zero gives the start itself.</param>
    public DateTimeOffset AddServiceTime(DateTimeOffset from, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        if (time == TimeSpan.Zero)
            return Local(from);

        var left = time;
        var start = DayOf(from);
        for (var day = start; ; day = day.AddDays(1))
        {
            foreach (var period in PlanOf(day).Service.Where(period => period.To > from))
            {
                var begin = period.From > from ? period.From : Local(from);
                if (period.To - begin >= left)
                    return begin + left;
                left -= period.To - begin;
            }

            Bound(start, day);
        }
    }
}
