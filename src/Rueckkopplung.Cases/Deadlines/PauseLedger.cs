namespace Rueckkopplung.Cases.Deadlines;

/// <summary>
/// The times in which a case's clock stood. It keeps instants, not lengths: a deadline and its pauses are measured by the
/// same calendar, whichever unit, category or priority the case has now. Overlapping spans count once.
/// </summary>
public sealed class PauseLedger
{
    private readonly List<PausedSpan> spans = [];

    /// <param name="paused">In any order; those that do not end after their begin count nothing.</param>
    public PauseLedger(IEnumerable<PausedSpan> paused)
    {
        foreach (var span in paused.Where(span => span.From < span.To).OrderBy(span => span.From))
        {
            if (spans is [.., var last] && span.From <= last.To)
                spans[^1] = last with { To = span.To > last.To ? span.To : last.To };
            else
                spans.Add(span);
        }
    }

    /// <summary>The clock never stood.</summary>
    public static PauseLedger Empty { get; } = new([]);

    /// <summary>In order, without overlaps.</summary>
    public IReadOnlyList<PausedSpan> Spans => spans;

    /// <summary>An open pause counts as if it lasted as long as it may: while the clock stands, nothing falls due.</summary>
    public static PauseLedger Of(IEnumerable<Pause> pauses) =>
        new(pauses.Select(pause => new PausedSpan(pause.StoppedAt, pause.EndedAt ?? pause.Until)));

    /// <summary>
    /// A step's date. Time that began to be paused before the step was due is added; what came later changes nothing any
    /// more. The last day counts to its end of service, however little of it was paused.
    /// </summary>
    /// <param name="step">How long the step may take.</param>
    /// <param name="start">Where it is counted from; what was paused before does not count.</param>
    /// <param name="calendar">Of the unit that has to act.</param>
    public PausedDue DueAfter(ProfileStep step, DateTimeOffset start, WorkingCalendar calendar)
    {
        var due = step.DueAfter(start, calendar);

        return step.Unit == DayUnit.Working ? Extend(due, start, calendar) : ExtendDays(step, due, start, calendar);
    }

    /// <summary>The same for a date that somebody chose.</summary>
    /// <param name="due">The chosen date.</param>
    /// <param name="start">When it was chosen.</param>
    /// <param name="calendar">Of the unit that has to act.</param>
    public PausedDue Extend(DueDate due, DateTimeOffset start, WorkingCalendar calendar)
    {
        var (exact, end, total) = (due.Instant, due.Instant, TimeSpan.Zero);
        foreach (var span in After(start).TakeWhile(span => span.From < end))
        {
            var stood = calendar.ServiceTimeBetween(span.From, span.To);
            if (stood == TimeSpan.Zero)
                continue;

            total += stood;
            exact = calendar.AddServiceTime(exact, stood);
            end = calendar.EndOf(calendar.DayOf(exact));
        }

        return new PausedDue(due, end, total, total == TimeSpan.Zero ? 0 : calendar.WorkingDaysBetween(due.Instant, end));
    }

    /// <summary>When so much service time was over that was not paused.</summary>
    public DateTimeOffset AddServiceTime(DateTimeOffset start, TimeSpan time, WorkingCalendar calendar)
    {
        var at = calendar.AddServiceTime(start, time);
        foreach (var span in After(start).TakeWhile(span => span.From < at))
            at = calendar.AddServiceTime(at, calendar.ServiceTimeBetween(span.From, span.To));

        return at;
    }

    /// <summary>The service time between two instants in which the clock went.</summary>
    public TimeSpan ServiceTimeBetween(DateTimeOffset from, DateTimeOffset to, WorkingCalendar calendar)
    {
        var gone = calendar.ServiceTimeBetween(from, to);
        foreach (var span in After(from).TakeWhile(span => span.From < to))
            gone -= calendar.ServiceTimeBetween(span.From, span.To < to ? span.To : to);

        return gone;
    }

    /// <summary>The instant itself, or the end of the pause that it lies in.</summary>
    public DateTimeOffset OutsideOf(DateTimeOffset instant)
    {
        var around = spans.FirstOrDefault(span => span.From <= instant && instant < span.To);
        return around == default ? instant : around.To;
    }

    private PausedDue ExtendDays(ProfileStep step, DueDate due, DateTimeOffset start, WorkingCalendar calendar)
    {
        var (moved, days) = (due, 0);
        foreach (var span in After(start).TakeWhile(span => span.From < moved.Instant))
        {
            days += calendar.DayOf(span.To).DayNumber - calendar.DayOf(span.From).DayNumber;
            moved = calendar.AddCalendarDays(start, step.Days + days);
        }

        return new PausedDue(due, moved.Instant, TimeSpan.Zero, days);
    }

    private IEnumerable<PausedSpan> After(DateTimeOffset start) =>
        spans.Where(span => span.To > start).Select(span => span.From < start ? span with { From = start } : span);
}
