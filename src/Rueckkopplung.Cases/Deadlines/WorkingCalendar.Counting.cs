namespace Rueckkopplung.Cases.Deadlines;

public sealed partial class WorkingCalendar
{
    // a house that is closed for ten years has a fault in its settings
    private const int LongestSearch = 3_700;

    /// <summary>
    /// The end of service of the n-th working day. The day of receipt does not count (§ 187 (1) BGB): the next working day
    /// is day 1, whether the receipt fell on a working day at any hour, a weekend or a holiday.
    /// </summary>
    /// <param name="received">The receipt.</param>
    /// <param name="workingDays">0 = still today: the first end of service after the receipt.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 or more than 2,500 days.</exception>
    public DueDate AddWorkingDays(DateTimeOffset received, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, 2_500);

        var steps = new List<CountedDay> { new(DayOf(received), 0, DayReason.Receipt, PlanOf(DayOf(received)).Name) };
        var start = settings.ReceiptAfterEndCountsNextDay && IsAfterService(received)
            ? MoveReceipt(received, steps)
            : DayOf(received);
        if (workingDays == 0)
            return StillToday(received, start, steps);

        var day = start;
        for (var counted = 0; counted < workingDays;)
        {
            day = day.AddDays(1);
            var plan = PlanOf(day);
            counted += plan.IsWorkingDay ? 1 : 0;
            steps.Add(new CountedDay(day, plan.IsWorkingDay ? counted : 0, plan.Reason, plan.Name));
            Bound(start, day);
        }

        return new DueDate(EndOf(day), steps);
    }

    /// <summary>
    /// The last second of the n-th day after the start, so that the day people read is the last one they have. With the
    /// setting, an end on a Saturday, Sunday or statutory holiday moves to the next Werktag (§ 193 BGB).
    /// </summary>
    /// <param name="start">The start; its day does not count.</param>
    /// <param name="days">Days to count, at least 0.</param>
    public DueDate AddCalendarDays(DateTimeOffset start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);

        var first = DayOf(start);
        var steps = new List<CountedDay> { new(first, 0, DayReason.Receipt) };
        for (var number = 1; number <= days; number++)
            steps.Add(new CountedDay(first.AddDays(number), number, DayReason.Calendar));

        var last = first.AddDays(days);
        while (settings.CalendarEndMovesToWorkingDay && IsLegalFreeDay(last))
        {
            var plan = PlanOf(last);
            steps[^1] = new CountedDay(last, steps[^1].Number, plan.Reason, plan.Name);
            last = last.AddDays(1);
            steps.Add(new CountedDay(last, 0, DayReason.Calendar));
        }

        return new DueDate(InstantOf(last, new TimeOnly(23, 59, 59)), steps);
    }

    /// <summary>How many working days lie after the day of the first instant up to and with the day of the second.</summary>
    /// <returns>Negative when the second lies before the first.</returns>
    public int WorkingDaysBetween(DateTimeOffset from, DateTimeOffset to) =>
        DayOf(from) <= DayOf(to) ? WorkingDaysAfter(DayOf(from), DayOf(to)) : -WorkingDaysAfter(DayOf(to), DayOf(from));

    /// <summary>The n-th working day after a day.</summary>
    /// <param name="day">Not counted.</param>
    /// <param name="n">At least 1.</param>
    public DateOnly WorkingDayAfter(DateOnly day, int n = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);

        var start = day;
        for (var counted = 0; counted < n;)
        {
            day = day.AddDays(1);
            counted += IsWorkingDay(day) ? 1 : 0;
            Bound(start, day);
        }

        return day;
    }

    /// <summary>The day itself if it is a working day, else the next one.</summary>
    public DateOnly WorkingDayOnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : WorkingDayAfter(day);

    /// <summary>The end of service on the day or, if it is no working day, on the next one: where a chosen date ends.</summary>
    public DateTimeOffset EndOf(DateOnly day) => PlanOf(WorkingDayOnOrAfter(day)).Service[^1].To;

    private int WorkingDaysAfter(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            count += IsWorkingDay(day) ? 1 : 0;

        return count;
    }

    private DueDate StillToday(DateTimeOffset received, DateOnly start, List<CountedDay> steps)
    {
        var day = start;
        while (EndOfService(day) is not { } end || end <= received)
        {
            day = day.AddDays(1);
            var plan = PlanOf(day);
            steps.Add(new CountedDay(day, 0, plan.Reason, plan.Name));
            Bound(start, day);
        }

        return new DueDate(EndOf(day), steps);
    }

    private bool IsAfterService(DateTimeOffset received) =>
        EndOfService(DayOf(received)) is not { } end || received >= end;

    private DateOnly MoveReceipt(DateTimeOffset received, List<CountedDay> steps)
    {
        var start = DayOf(received);
        var day = WorkingDayAfter(start);
        for (var skipped = start.AddDays(1); skipped < day; skipped = skipped.AddDays(1))
            steps.Add(new CountedDay(skipped, 0, PlanOf(skipped).Reason, PlanOf(skipped).Name));
        steps.Add(new CountedDay(day, 0, DayReason.ReceiptMoved));

        return day;
    }

    private bool IsLegalFreeDay(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || HolidayOn(day) is not null;

    private void Bound(DateOnly start, DateOnly day)
    {
        if (day.DayNumber - start.DayNumber <= LongestSearch)
            return;

        throw new CityDataException(
            $"No working day in {LongestSearch} days after {start:O} for '{unitCode ?? "the house"}'; check its service hours.");
    }
}
