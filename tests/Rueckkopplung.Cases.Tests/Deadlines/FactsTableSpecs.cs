using System.Globalization;
using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests.Deadlines;

/// <summary>The table of the domain facts: receipt + n working days, without and with 24 and 31 December as house days.</summary>
public sealed class FactsTableSpecs
{
    private static readonly WorkingCalendar Plain = new(CalendarSettings.Default);

    private static readonly WorkingCalendar WithHouseDays = new(CalendarSettings.Default with
    {
        HouseDays = [new HouseDay("12-24", "Heiligabend"), new HouseDay("12-31", "Silvester")],
    });

    public static TheoryData<string, int, string, string> Rows => new()
    {
        { "2026-04-02", 1, "2026-04-07", "2026-04-07" },
        { "2026-04-02", 5, "2026-04-13", "2026-04-13" },
        { "2026-04-30", 1, "2026-05-04", "2026-05-04" },
        { "2026-05-13", 3, "2026-05-19", "2026-05-19" },
        { "2026-05-22", 1, "2026-05-26", "2026-05-26" },
        { "2026-06-03", 5, "2026-06-11", "2026-06-11" },
        { "2026-10-02", 3, "2026-10-07", "2026-10-07" },
        { "2026-12-23", 1, "2026-12-24", "2026-12-28" },
        { "2026-12-18", 10, "2027-01-05", "2027-01-07" },
        { "2027-03-25", 5, "2027-04-05", "2027-04-05" },
        { "2027-05-05", 2, "2027-05-10", "2027-05-10" },
        { "2026-11-21", 5, "2026-11-27", "2026-11-27" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_the_facts_holds(string received, int days, string due, string dueWithHouseDays)
    {
        var receipt = City.At(received + " 10:15");

        Assert.Equal(City.At(due + " 16:00"), Plain.AddWorkingDays(receipt, days).Instant);
        Assert.Equal(City.At(dueWithHouseDays + " 16:00"), WithHouseDays.AddWorkingDays(receipt, days).Instant);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_hour_of_the_receipt_does_not_matter(string received, int days, string due, string dueWithHouseDays)
    {
        string[] hours = [" 00:00", " 07:59", " 16:00", " 23:59"];

        Assert.All(hours, hour => Assert.Equal(City.At(due + " 16:00"), Plain.AddWorkingDays(City.At(received + hour), days).Instant));
        Assert.All(hours, hour =>
            Assert.Equal(City.At(dueWithHouseDays + " 16:00"), WithHouseDays.AddWorkingDays(City.At(received + hour), days).Instant));
    }

    [Theory]
    [InlineData(2025, 251)]
    [InlineData(2026, 253)]
    [InlineData(2027, 254)]
    [InlineData(2028, 250)]
    public void A_year_has_its_working_days(int year, int expected)
    {
        var before = City.At((year - 1).ToString(CultureInfo.InvariantCulture) + "-12-31 12:00");
        var end = City.At(year.ToString(CultureInfo.InvariantCulture) + "-12-31 12:00");

        Assert.Equal(expected, Plain.WorkingDaysBetween(before, end));
    }

    [Fact]
    public void The_explanation_names_each_day_counted_and_each_day_skipped()
    {
        var steps = WithHouseDays.AddWorkingDays(City.At("2026-12-23 10:00"), 2).Steps;

        Assert.Equal(
            [
                new CountedDay(new DateOnly(2026, 12, 23), 0, DayReason.Receipt),
                new CountedDay(new DateOnly(2026, 12, 24), 0, DayReason.HouseDay, "Heiligabend"),
                new CountedDay(new DateOnly(2026, 12, 25), 0, DayReason.Holiday, "1. Weihnachtstag"),
                new CountedDay(new DateOnly(2026, 12, 26), 0, DayReason.Saturday),
                new CountedDay(new DateOnly(2026, 12, 27), 0, DayReason.Sunday),
                new CountedDay(new DateOnly(2026, 12, 28), 1, DayReason.Working),
                new CountedDay(new DateOnly(2026, 12, 29), 2, DayReason.Working),
            ],
            steps);
    }
}
