namespace Rueckkopplung.Cases.Deadlines;

/// <summary>In which days a step is measured.</summary>
public enum DayUnit
{
    /// <summary>Working days of the unit; ends at the end of service.</summary>
    Working,

    /// <summary>Days of the calendar; ends with the day.</summary>
    Calendar,
}

/// <summary>The moment from which a step is counted.</summary>
public enum StepStart
{
    /// <summary>The report came in.</summary>
    Received,

    /// <summary>The part was assigned to the unit.</summary>
    Assigned,

    /// <summary>The question was asked.</summary>
    Asked,

    /// <summary>The answer was given.</summary>
    Answered,

    /// <summary>The reporter was not satisfied.</summary>
    Feedback,

    /// <summary>The case was closed.</summary>
    Closed,
}

/// <summary>How long a step may take.</summary>
/// <param name="Code">One of <see cref="ProfileSteps"/>.</param>
/// <param name="Days">Days to count; 0 = still today.</param>
/// <param name="Unit">Working or calendar days.</param>
/// <param name="From">The moment from which they are counted.</param>
/// <param name="StagesOff">Codes of stages this step does not have.</param>
/// <param name="RemindReporter">The reminders go to the reporter, not to the unit.</param>
/// <param name="Source"><c>facts</c> or <c>assumption</c>: where the number comes from.</param>
public sealed record ProfileStep(
    string Code,
    int Days,
    DayUnit Unit,
    StepStart From,
    IReadOnlyList<string> StagesOff,
    bool RemindReporter = false,
    string? Source = null)
{
    /// <summary>When the step is over, with the days counted.</summary>
    /// <param name="start">The moment named by <see cref="From"/>.</param>
    /// <param name="calendar">The calendar of the unit that has to act, or of the house.</param>
    public DueDate DueAfter(DateTimeOffset start, WorkingCalendar calendar) => Unit == DayUnit.Working
        ? calendar.AddWorkingDays(start, Days)
        : calendar.AddCalendarDays(start, Days);
}
