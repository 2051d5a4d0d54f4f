using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests.Deadlines;

public sealed class CalendarEditSpecs
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly CalendarSettings Settings = City.Data.Calendar;

    [Fact]
    public void An_evening_receipt_counts_as_the_next_working_day_once_the_setting_says_so()
    {
        var received = City.At("2026-11-23 18:00");
        var moved = new WorkingCalendar(new CalendarEdit.Count(AfterEndCountsNextDay: true, EndMoves: true).Apply(Settings, Today));

        Assert.Equal(City.At("2026-11-24 16:00"), new WorkingCalendar(Settings).AddWorkingDays(received, 1).Instant);
        Assert.Equal(City.At("2026-11-25 16:00"), moved.AddWorkingDays(received, 1).Instant);
    }

    [Fact]
    public void A_house_day_of_a_unit_counts_for_it_alone_and_only_while_it_is_valid()
    {
        var outing = new HouseDay("2026-11-25", "Betriebsausflug", UnitCode: "36");
        var calendar = new WorkingCalendar(new CalendarEdit.AddDay(outing).Apply(Settings, Today));

        Assert.False(calendar.For("36").IsWorkingDay(new DateOnly(2026, 11, 25)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 11, 25)));
    }

    [Fact]
    public void An_ended_house_day_still_explains_the_past()
    {
        var settings = Settings with { HouseDays = [new HouseDay("11-20", "Fest"), new HouseDay("11-24", "Fest")] };
        var calendar = new WorkingCalendar(new CalendarEdit.EndDay(1).Apply(new CalendarEdit.EndDay(0).Apply(settings, Today), Today));

        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 11, 20)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 11, 24)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2028, 11, 20)));
    }

    [Fact]
    public void A_unit_gets_hours_of_its_own_from_a_day_on()
    {
        var hours = ServiceHours.Weekdays(new TimeOnly(7, 0), new TimeOnly(13, 0), "36") with { ValidFrom = Today.AddDays(2) };
        var calendar = new WorkingCalendar(new CalendarEdit.AddHours(hours).Apply(Settings, Today));

        Assert.Equal(City.At("2026-11-24 16:00"), calendar.For("36").EndOfService(Today.AddDays(1)));
        Assert.Equal(City.At("2026-11-25 13:00"), calendar.For("36").EndOfService(Today.AddDays(2)));
    }

    public static TheoryData<string, CalendarEdit> Impossible => new()
    {
        { "calendar.rule-readable", new CalendarEdit.AddDay(new HouseDay("24.12.", "Heiligabend")) },
        { "calendar.day-named", new CalendarEdit.AddDay(new HouseDay("12-24", " ")) },
        { "calendar.days-in-order", new CalendarEdit.AddDay(new HouseDay("12-24", "Heiligabend", ValidFrom: Today, ValidTo: Today.AddDays(-1))) },
        { "calendar.hours-possible", new CalendarEdit.AddHours(ServiceHours.Weekdays(new TimeOnly(16, 0), new TimeOnly(8, 0))) },
        { "calendar.hours-possible", new CalendarEdit.AddHours(new ServiceHours([])) },
        { "calendar.house-has-hours", new CalendarEdit.EndHours(0) },
        { "calendar.entry-exists", new CalendarEdit.EndDay(99) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_is_refused_by_its_rule(string code, CalendarEdit edit) =>
        Assert.Equal(code, Assert.Throws<RuleBrokenException>(() => edit.Apply(Settings, Today)).Code);
}
