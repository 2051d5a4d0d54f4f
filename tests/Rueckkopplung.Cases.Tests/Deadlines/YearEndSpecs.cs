using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests.Deadlines;

/// <summary>Turns of years far off, the days of the clock change, and every day of a year, without any data file.</summary>
public sealed class YearEndSpecs
{
    private static readonly WorkingCalendar Calendar = new(CalendarSettings.Default);

    // counted by hand on a printed calendar; 24 and 31 December are working days here
    [Theory]
    [InlineData("2027-12-23 15:00", 4, "2027-12-29 16:00")]
    [InlineData("2028-12-29 09:00", 1, "2029-01-02 16:00")]
    [InlineData("2031-12-31 23:59", 1, "2032-01-02 16:00")]
    [InlineData("2099-12-30 12:00", 3, "2100-01-05 16:00")]
    [InlineData("2100-02-26 12:00", 1, "2100-03-01 16:00")]
    public void A_period_over_the_turn_of_a_year_needs_no_data_file(string received, int days, string due) =>
        Assert.Equal(City.At(due), Calendar.AddWorkingDays(City.At(received), days).Instant);

    [Theory]
    [InlineData("2026-03-27 17:00", 1, "2026-03-30T16:00:00+02:00")]
    [InlineData("2026-10-23 17:00", 1, "2026-10-26T16:00:00+01:00")]
    [InlineData("2090-03-24 10:00", 2, "2090-03-28T16:00:00+02:00")]
    public void Over_the_change_of_the_clock_the_hour_on_the_wall_stays(string received, int days, string due) =>
        Assert.Equal(due, Calendar.AddWorkingDays(City.At(received), days).Instant.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Each_day_of_1990_to_2100_is_explained_and_each_counted_day_is_a_working_day()
    {
        for (var day = new DateOnly(1990, 1, 1); day.Year <= 2100; day = day.AddDays(1))
        {
            var plan = Calendar.PlanOf(day);
            var isFree = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Calendar.HolidayOn(day) is not null;

            Assert.Equal(!isFree, plan.IsWorkingDay);
            Assert.Equal(plan.Reason == DayReason.Holiday, plan.Name is not null);
        }
    }
}
