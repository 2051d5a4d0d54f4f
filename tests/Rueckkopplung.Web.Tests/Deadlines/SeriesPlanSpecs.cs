using System.Globalization;
using Rueckkopplung.Storage.Series;
using Rueckkopplung.Web.Scheduling;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>Series keep to the clocks of Krefeld, also when those are put forward or back.</summary>
public sealed class SeriesPlanSpecs
{
    [Theory]
    [InlineData("0 5 0 * * ?", "2026-10-24T22:05:00Z", "2026-10-25T23:05:00Z")]
    [InlineData("0 5 0 * * ?", "2027-03-27T23:05:00Z", "2027-03-28T22:05:00Z")]
    [InlineData("0 30 7 ? * MON-FRI", "2026-10-23T05:30:00Z", "2026-10-26T06:30:00Z")]
    [InlineData("0 30 7 ? * MON-FRI", "2027-03-26T06:30:00Z", "2027-03-29T05:30:00Z")]
    public void The_next_run_stands_at_the_same_time_of_day_over_a_change_of_the_clock(string cron, string last, string next) =>
        Assert.Equal(At(next), Assert.Single(SeriesPlan.Next(Row(cron, last), At(last), 1)));

    [Fact]
    public void Runs_that_were_missed_are_one_the_last()
    {
        var row = Row("0 30 7 ? * MON-FRI", "2026-11-02T06:30:00Z");

        Assert.Equal(At("2026-11-20T06:30:00Z"), SeriesPlan.Due(row, At("2026-11-22T12:00:00Z")));
        Assert.Null(SeriesPlan.Due(row, At("2026-11-03T06:29:59Z")));
    }

    private static SeriesRow Row(string cron, string last) => new() { Name = "digest", Cron = cron, LastOccurrence = At(last) };

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
