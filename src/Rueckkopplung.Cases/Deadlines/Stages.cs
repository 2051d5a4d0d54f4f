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
    public static IReadOnlyList<Stage> For(
        DeadlineProfile profile, string step, DateTimeOffset start, DateTimeOffset due, WorkingCalendar calendar)
    {
        var times = profile.Step(step);
        var stages = new List<Stage>();
        var previous = start;
        foreach (var rule in profile.Stages.Where(rule => !times.StagesOff.Contains(rule.Code)))
        {
            if (InstantOf(rule, start, due, calendar) is not { } at || at <= previous)
                continue;

            stages.Add(new Stage(rule.Code, at, TargetsOf(rule, times)));
            previous = at;
        }

        return stages;
    }

    private static DateTimeOffset? InstantOf(StageRule rule, DateTimeOffset start, DateTimeOffset due, WorkingCalendar calendar)
    {
        if (rule.Share is { } share)
            return WholeSeconds(calendar.AddServiceTime(start, calendar.ServiceTimeBetween(start, due) * share));

        var days = rule.WorkingDaysAfterDue + (rule.NextWorkingDay ? 1 : 0);
        var dueDay = calendar.DayOf(due);
        // a due day without service, as after a calendar period, has no start of service: no R2
        return calendar.StartOfService(days == 0 ? dueDay : calendar.WorkingDayAfter(dueDay, days));
    }

    // databases keep microseconds, people read minutes
    private static DateTimeOffset WholeSeconds(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));

    private static IReadOnlyList<StageTarget> TargetsOf(StageRule rule, ProfileStep step) =>
        step.RemindReporter ? [StageTarget.Reporter] : rule.To;
}
