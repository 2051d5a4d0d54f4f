namespace Rueckkopplung.Cases.Deadlines;

/// <summary>The instants of the stages of a task.</summary>
public static class Stages
{
    /// <summary>
    /// The stages of a step, in order. R1 = when 70 % of the service time between start and due is over; R2 = start of
    /// service on the due day; E1, E2, E3 = start of service on the working day after the 2nd, 5th, 10th working day after
    /// the due day. A stage that would not lie after the start and after the one before it is left out.
    /// </summary>
    /// <param name="profile">The Fristprofil.</param>
    /// <param name="step">One of <see cref="ProfileSteps"/>.</param>
    /// <param name="start">When the task began.</param>
    /// <param name="due">When it is due.</param>
    /// <param name="calendar">The calendar of the unit that has to act.</param>
    /// <param name="ledger">When the clock stands: its time is no share of any, and no stage fires in it. Null = never.</param>
    public static IReadOnlyList<Stage> For(
        DeadlineProfile profile,
        string step,
        DateTimeOffset start,
        DateTimeOffset due,
        WorkingCalendar calendar,
        PauseLedger? ledger = null)
    {
        var clock = new Clock(start, due, calendar, ledger ?? PauseLedger.Empty);
        var times = profile.Step(step);
        var stages = new List<Stage>();
        var previous = start;
        foreach (var rule in profile.Stages.Where(rule => !times.StagesOff.Contains(rule.Code)))
        {
            if (InstantOf(rule, clock) is not { } at || at <= previous)
                continue;

            stages.Add(new Stage(rule.Code, at, TargetsOf(rule, times)));
            previous = at;
        }

        return stages;
    }

    private static DateTimeOffset? InstantOf(StageRule rule, Clock clock) =>
        rule.Share is { } share ? WholeSeconds(clock.At(share)) : DayOf(rule, clock);

    private static DateTimeOffset? DayOf(StageRule rule, Clock clock)
    {
        var calendar = clock.Calendar;
        var days = rule.WorkingDaysAfterDue + (rule.NextWorkingDay ? 1 : 0);
        var dueDay = calendar.DayOf(clock.Due);
        // a due day without service, as after a calendar period, has no start of service: no R2
        return calendar.StartOfService(days == 0 ? dueDay : calendar.WorkingDayAfter(dueDay, days)) is { } morning
            ? clock.Ledger.OutsideOf(morning)
            : null;
    }

    // databases keep microseconds, people read minutes
    private static DateTimeOffset WholeSeconds(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));

    private sealed record Clock(DateTimeOffset Start, DateTimeOffset Due, WorkingCalendar Calendar, PauseLedger Ledger)
    {
        public DateTimeOffset At(double share) =>
            Ledger.AddServiceTime(Start, Ledger.ServiceTimeBetween(Start, Due, Calendar) * share, Calendar);
    }

    private static IReadOnlyList<StageTarget> TargetsOf(StageRule rule, ProfileStep step) =>
        step.RemindReporter ? [StageTarget.Reporter] : rule.To;
}
