using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests.Deadlines;

/// <summary>Properties of the ledger on random spans, and a few dates counted by hand. The seeds are fixed.</summary>
public sealed class PauseLedgerSpecs
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1";
    private static readonly int Turns = IsLong ? 4_000 : 400;

    private static readonly WorkingCalendar Calendar = City.Demo.Calendar;
    private static readonly DateTimeOffset Start = City.At("2026-11-23 09:00");

    [Theory]
    [InlineData("2026-11-24 09:00", "2026-11-25 09:00", "2026-12-01 16:00")]
    [InlineData("2026-11-24 09:00", "2026-11-24 09:01", "2026-12-01 16:00")]
    [InlineData("2026-11-24 16:00", "2026-11-25 08:00", "2026-11-30 16:00")]
    [InlineData("2026-11-28 00:00", "2026-11-30 08:00", "2026-11-30 16:00")]
    [InlineData("2026-11-24 09:00", "2026-11-26 12:00", "2026-12-03 16:00")]
    [InlineData("2026-12-01 09:00", "2026-12-11 09:00", "2026-11-30 16:00")]
    public void Five_working_days_from_Monday_end_later_by_the_service_time_that_was_paused(string from, string to, string due) =>
        Assert.Equal(City.At(due), Ledger((City.At(from), City.At(to))).DueAfter(Step(5), Start, Calendar).Instant);

    [Fact]
    public void A_pause_without_working_time_changes_nothing() => Each(7, (random, start, days) =>
    {
        var free = Calendar.EndOfService(Calendar.DayOf(start)) ?? start;
        var night = (free, Calendar.NextInService(free.AddMinutes(1)));

        Assert.Equal(
            Step(days).DueAfter(start, Calendar).Instant, Ledger(night).DueAfter(Step(days), start, Calendar).Instant);
    });

    [Fact]
    public void Splitting_a_pause_changes_nothing() => Each(11, (random, start, days) =>
    {
        var (from, to) = Span(random, start);
        var cut = from + ((to - from) * random.NextDouble());

        Assert.Equal(
            Ledger((from, to)).DueAfter(Step(days), start, Calendar),
            Ledger((cut, to), (from, cut)).DueAfter(Step(days), start, Calendar),
            (one, two) => one!.Instant == two!.Instant && one.ServiceTime == two.ServiceTime);
    });

    [Fact]
    public void Pausing_again_adds_its_own_service_time_and_no_more() => Each(13, (random, start, days) =>
    {
        var (from, to) = Span(random, start);
        var (again, end) = Span(random, to);
        var first = Ledger((from, to)).DueAfter(Step(days), start, Calendar);
        var both = Ledger((from, to), (again, end)).DueAfter(Step(days), start, Calendar);
        var added = again < first.Instant ? Calendar.ServiceTimeBetween(again, end) : TimeSpan.Zero;

        Assert.Equal(first.ServiceTime + added, both.ServiceTime);
        Assert.True(first.Instant <= both.Instant, "a pause brought the date forward");
    });

    [Fact]
    public void More_days_never_end_earlier() => Each(17, (random, start, days) =>
    {
        var ledger = Ledger(Span(random, start), Span(random, start.AddDays(20)));

        Assert.True(
            ledger.DueAfter(Step(days), start, Calendar).Instant <= ledger.DueAfter(Step(days + 1), start, Calendar).Instant,
            $"{start:O} + {days}");
    });

    [Fact]
    public void The_clock_goes_exactly_as_long_as_without_a_pause_up_to_the_end_of_the_last_day() => Each(19, (random, start, days) =>
    {
        var ledger = Ledger(Span(random, start), Span(random, start.AddDays(9)));
        var due = ledger.DueAfter(Step(days), start, Calendar);
        var needed = Calendar.ServiceTimeBetween(start, due.Base.Instant);
        var gone = ledger.ServiceTimeBetween(start, due.Instant, Calendar);
        var day = Calendar.PlanOf(Calendar.DayOf(due.Instant)).Service;

        Assert.True(gone >= needed, "the unit lost time");
        Assert.True(gone - needed < day[^1].To - day[0].From, "the unit won more than the rest of a day");
    });

    [Fact]
    public void Adding_time_beside_the_pauses_is_the_way_back_of_measuring_it() => Each(23, (random, start, _) =>
    {
        var ledger = Ledger(Span(random, start), Span(random, start.AddDays(5)));
        var time = TimeSpan.FromMinutes(random.Next(1, 4_000));

        Assert.Equal(time, ledger.ServiceTimeBetween(start, ledger.AddServiceTime(start, time, Calendar), Calendar));
    });

    [Fact]
    public void What_was_paused_before_the_step_began_does_not_count() =>
        Assert.False(Ledger((Start.AddDays(-5), Start)).DueAfter(Step(5), Start, Calendar).IsMoved);

    [Fact]
    public void A_step_in_calendar_days_is_paused_in_calendar_days()
    {
        var step = new ProfileStep(ProfileSteps.Feedback, 14, DayUnit.Calendar, StepStart.Answered, []);
        var due = Ledger((Start.AddDays(1), Start.AddDays(4))).DueAfter(step, Start, Calendar);

        Assert.Equal((3, Calendar.AddCalendarDays(Start, 17).Instant), (due.Days, due.Instant));
    }

    private static PauseLedger Ledger(params (DateTimeOffset From, DateTimeOffset To)[] spans) =>
        new(spans.Select(span => new PausedSpan(span.From, span.To)));

    private static ProfileStep Step(int days) => new(ProfileSteps.Outcome, days, DayUnit.Working, StepStart.Assigned, []);

    private static (DateTimeOffset From, DateTimeOffset To) Span(Random random, DateTimeOffset after)
    {
        var from = after.AddMinutes(random.Next(0, 20_000));
        return (from, from.AddMinutes(random.Next(1, 20_000)));
    }

    private static void Each(int seed, Action<Random, DateTimeOffset, int> property)
    {
        var random = new Random(seed);
        for (var turn = 0; turn < Turns; turn++)
            property(random, Start.AddMinutes(random.Next(2 * 365 * 1440)), random.Next(1, 25));
    }
}
