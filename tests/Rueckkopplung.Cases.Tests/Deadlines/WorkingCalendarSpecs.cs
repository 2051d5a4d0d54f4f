using System.Globalization;
using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests.Deadlines;

public sealed class WorkingCalendarSpecs
{
    private readonly WorkingCalendar house = new(CalendarSettings.Default);

    [Fact]
    public void On_the_day_the_clock_is_put_forward_the_offset_changes_and_the_hours_stay()
    {
        var due = house.AddWorkingDays(City.At("2026-03-27 17:00"), 1).Instant;

        Assert.Equal(new DateTimeOffset(2026, 3, 30, 16, 0, 0, TimeSpan.FromHours(2)), due);
        Assert.Equal(TimeSpan.FromHours(2), due.Offset);
    }

    [Fact]
    public void On_the_day_the_clock_is_put_back_the_offset_changes_and_the_hours_stay()
    {
        var due = house.AddWorkingDays(City.At("2026-10-23 09:00"), 1).Instant;

        Assert.Equal(TimeSpan.FromHours(1), due.Offset);
        Assert.Equal("2026-10-26T16:00:00", due.ToString("s", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-03-29", "02:30", "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25", "03:00", "2026-10-25T03:00:00+01:00")]
    public void A_local_time_that_never_or_twice_exists_has_one_instant(string day, string time, string expected) =>
        Assert.Equal(
            expected,
            house.InstantOf(Day(day), TimeOnly.Parse(time, CultureInfo.InvariantCulture)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));

    [Fact]
    public void A_receipt_given_in_another_zone_counts_on_the_day_in_Krefeld()
    {
        var sundayEveningUtc = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(City.At("2026-11-24 16:00"), house.AddWorkingDays(sundayEveningUtc, 1).Instant);
    }

    [Fact]
    public void Service_begins_with_its_first_moment_and_is_over_with_its_last()
    {
        Assert.False(house.IsInService(City.At("2026-11-23 07:59")));
        Assert.True(house.IsInService(City.At("2026-11-23 08:00")));
        Assert.False(house.IsInService(City.At("2026-11-23 16:00")));
        Assert.Equal(City.At("2026-11-24 08:00"), house.NextInService(City.At("2026-11-23 16:00")));
    }

    [Fact]
    public void A_notice_in_the_evening_waits_for_the_morning_and_one_at_noon_does_not()
    {
        Assert.Equal(City.At("2026-11-23 12:00"), house.NextInService(City.At("2026-11-23 12:00")));
        Assert.Equal(City.At("2026-12-28 08:00"), house.NextInService(City.At("2026-12-24 16:30")));
    }

    [Fact]
    public void A_full_day_of_service_time_is_over_at_its_end_and_not_the_next_morning() =>
        Assert.Equal(City.At("2026-11-23 16:00"), house.AddServiceTime(City.At("2026-11-23 08:00"), TimeSpan.FromHours(8)));

    [Fact]
    public void On_Altweiber_the_house_closes_at_noon()
    {
        var due = City.Demo.Calendar.AddWorkingDays(City.At("2026-02-11 10:00"), 1);

        Assert.Equal(City.At("2026-02-12 12:00"), due.Instant);
        Assert.Equal(new CountedDay(Day("2026-02-12"), 1, DayReason.HalfDay, "Altweiber"), due.Steps[^1]);
    }

    [Fact]
    public void Rosenmontag_is_no_working_day_of_the_demo_city() =>
        Assert.Equal(City.At("2026-02-17 16:00"), City.Demo.Calendar.AddWorkingDays(City.At("2026-02-13 10:00"), 1).Instant);

    [Fact]
    public void Still_today_means_the_first_end_of_service_after_the_receipt()
    {
        Assert.Equal(City.At("2026-11-23 16:00"), house.AddWorkingDays(City.At("2026-11-23 15:59"), 0).Instant);
        Assert.Equal(City.At("2026-11-24 16:00"), house.AddWorkingDays(City.At("2026-11-23 16:00"), 0).Instant);
        Assert.Equal(City.At("2026-11-23 16:00"), house.AddWorkingDays(City.At("2026-11-21 10:00"), 0).Instant);
    }

    [Theory]
    [InlineData("2026-11-20 15:59", "2026-11-23 16:00")]
    [InlineData("2026-11-20 16:00", "2026-11-24 16:00")]
    [InlineData("2026-11-21 10:00", "2026-11-24 16:00")]
    [InlineData("2026-11-23 07:00", "2026-11-24 16:00")]
    public void With_the_setting_a_receipt_after_service_counts_as_received_on_the_next_working_day(string received, string due)
    {
        var strict = new WorkingCalendar(CalendarSettings.Default with { ReceiptAfterEndCountsNextDay = true });

        Assert.Equal(City.At(due), strict.AddWorkingDays(City.At(received), 1).Instant);
    }

    [Theory]
    [InlineData("2026-11-09 10:00", 14, "2026-11-23")]
    [InlineData("2026-11-07 10:00", 14, "2026-11-23")]
    [InlineData("2026-12-11 10:00", 14, "2026-12-28")]
    [InlineData("2026-12-10 10:00", 14, "2026-12-24")]
    public void A_calendar_period_that_ends_on_a_free_day_ends_on_the_next_Werktag(string start, int days, string last)
    {
        var due = City.Demo.Calendar.AddCalendarDays(City.At(start), days).Instant;

        Assert.Equal(City.At(last + " 23:59").AddSeconds(59), due);
    }

    [Fact]
    public void Without_the_setting_a_calendar_period_ends_where_it_ends()
    {
        var literal = new WorkingCalendar(CalendarSettings.Default with { CalendarEndMovesToWorkingDay = false });

        Assert.Equal(Day("2026-11-21"), literal.DayOf(literal.AddCalendarDays(City.At("2026-11-07 10:00"), 14).Instant));
    }

    [Fact]
    public void A_unit_has_its_own_hours_for_as_long_as_they_are_valid()
    {
        var early = ServiceHours.Weekdays(new(7, 0), new(13, 0), "KBK-A") with { ValidFrom = Day("2026-12-01") };
        var calendar = new WorkingCalendar(
            CalendarSettings.Default with { ServiceHours = [.. CalendarSettings.Default.ServiceHours, early] }).For("KBK-A");

        Assert.Equal(City.At("2026-11-30 16:00"), calendar.EndOfService(Day("2026-11-30")));
        Assert.Equal(City.At("2026-12-01 13:00"), calendar.EndOfService(Day("2026-12-01")));
        Assert.Equal(City.At("2026-12-01 16:00"), calendar.For("36").EndOfService(Day("2026-12-01")));
    }

    [Fact]
    public void An_outing_of_one_unit_is_a_house_day_of_that_unit_only()
    {
        var outing = new HouseDay("2026-11-24", "Betriebsausflug", UnitCode: "61");
        var calendar = new WorkingCalendar(CalendarSettings.Default with { HouseDays = [outing] });

        Assert.False(calendar.For("61").IsWorkingDay(Day("2026-11-24")));
        Assert.True(calendar.For("36").IsWorkingDay(Day("2026-11-24")));
        Assert.True(calendar.IsWorkingDay(Day("2026-11-24")));
    }

    [Theory]
    [InlineData("12-27..12-30", "2026-12-29", true)]
    [InlineData("12-27..01-02", "2027-01-02", true)]
    [InlineData("12-27..01-02", "2027-01-03", false)]
    [InlineData("easter-48", "2027-02-08", true)]
    [InlineData("2026-05-15", "2027-05-15", false)]
    public void A_house_day_falls_where_its_rule_says(string rule, string day, bool falls) =>
        Assert.Equal(falls, new HouseDay(rule, "zu").Falls(Day(day)));

    [Theory]
    [InlineData("Heiligabend")]
    [InlineData("13-01")]
    [InlineData("easter")]
    [InlineData("12-24..")]
    public void A_house_day_with_an_unreadable_rule_is_refused_when_the_calendar_is_made(string rule) =>
        Assert.Throws<FormatException>(() => new WorkingCalendar(CalendarSettings.Default with { HouseDays = [new(rule, "zu")] }));

    [Fact]
    public void Hours_that_cannot_be_are_refused_when_the_calendar_is_made()
    {
        ServiceSpan weekend = new(DayOfWeek.Saturday, new(8, 0), new(12, 0));
        ServiceSpan turned = new(DayOfWeek.Monday, new(12, 0), new(8, 0));
        ServiceSpan[] twice = [new(DayOfWeek.Monday, new(8, 0), new(12, 0)), new(DayOfWeek.Monday, new(11, 0), new(16, 0))];

        Assert.All<ServiceSpan[]>([[weekend], [turned], twice], spans =>
            Assert.Throws<CityDataException>(() => new WorkingCalendar(CalendarSettings.Default with { ServiceHours = [new(spans)] })));
    }

    [Fact]
    public void A_house_that_never_works_is_named_instead_of_counting_for_ever()
    {
        var closed = new WorkingCalendar(CalendarSettings.Default with { HouseDays = [new("01-01..12-31", "zu")] });

        Assert.Throws<CityDataException>(() => closed.AddWorkingDays(City.At("2026-11-23 09:00"), 1));
        Assert.Throws<CityDataException>(() => closed.NextInService(City.At("2026-11-23 09:00")));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
