using System.Globalization;
using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests.Deadlines;

public sealed class PublicHolidaysSpecs
{
    public static TheoryData<int, string> KnownEasters => new()
    {
        { 1818, "1818-03-22" }, { 1943, "1943-04-25" }, { 1981, "1981-04-19" }, { 2000, "2000-04-23" }, { 2008, "2008-03-23" },
        { 2025, "2025-04-20" }, { 2026, "2026-04-05" }, { 2027, "2027-03-28" }, { 2028, "2028-04-16" }, { 2038, "2038-04-25" },
    };

    [Theory]
    [MemberData(nameof(KnownEasters))]
    public void Easter_falls_where_the_church_says(int year, string expected) =>
        Assert.Equal(expected, Easter.SundayOf(year).ToString("O", CultureInfo.InvariantCulture));

    [Fact]
    public void The_holidays_of_1990_to_2100_agree_with_an_independent_computation() =>
        Assert.All(Enumerable.Range(1990, 111), year =>
            Assert.Equal(Expected(year), PublicHolidays.Of(year).Select(holiday => holiday.Date)));

    [Fact]
    public void Easter_agrees_with_the_moon_tables_from_1583_to_4099() =>
        Assert.All(Enumerable.Range(1583, 2517), year => Assert.Equal(ByMeeus(year), Easter.SundayOf(year)));

    [Theory]
    [InlineData("2026-11-11")]
    [InlineData("2026-10-31")]
    [InlineData("2026-12-24")]
    [InlineData("2026-12-31")]
    [InlineData("2026-02-16")]
    [InlineData("2026-01-06")]
    [InlineData("2026-11-18")]
    public void What_others_celebrate_is_no_holiday_in_Krefeld(string day) =>
        Assert.DoesNotContain(PublicHolidays.Of(2026), holiday => holiday.Date == DateOnly.Parse(day, CultureInfo.InvariantCulture));

    [Fact]
    public void Each_holiday_has_a_code_of_its_own_and_two_names()
    {
        var holidays = PublicHolidays.Of(2026);

        Assert.Equal(11, holidays.Select(holiday => holiday.Code).Distinct().Count());
        Assert.All(holidays, holiday => Assert.True(holiday.Name.Length > 0 && holiday.NameEn.Length > 0));
    }

    [Fact]
    public void Labour_Day_and_Ascension_Day_on_one_day_are_one_day_off()
    {
        var calendar = new WorkingCalendar(CalendarSettings.Default);

        Assert.Equal(new DateOnly(2008, 5, 2), calendar.WorkingDayAfter(new DateOnly(2008, 4, 30)));
    }

    private static IEnumerable<DateOnly> Expected(int year)
    {
        var easter = ByMeeus(year);
        DateOnly[] days =
        [
            new(year, 1, 1), new(year, 5, 1), new(year, 10, 3), new(year, 11, 1), new(year, 12, 25), new(year, 12, 26),
            easter.AddDays(-2), easter.AddDays(1), easter.AddDays(39), easter.AddDays(50), easter.AddDays(60),
        ];
        return days.Order();
    }

    // Meeus/Jones/Butcher, another way than the product's
    private static DateOnly ByMeeus(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new DateOnly(year, sum / 31, (sum % 31) + 1);
    }
}
