using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Scheduling;

namespace Rueckkopplung.Workflows.Tests.Engine;

public sealed class TimeSpecs
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("Delay", "timeSpan", "00:00:01", "2026-11-23T08:00:01Z")]
    [InlineData("Delay", "timeSpan", "24.20:31:24", "2026-12-18T04:31:24Z")]
    [InlineData("Delay", "timeSpan", "25.00:00:00", "2026-12-18T08:00:00Z")]
    [InlineData("Delay", "timeSpan", "3653.00:00:00", "2036-11-23T08:00:00Z")]
    [InlineData("Timer", "interval", "1096.00:00:00", "2029-11-23T08:00:00Z")]
    [InlineData("StartAt", "dateTime", "2051-01-01T00:00:00+01:00", "2050-12-31T23:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 8 1 1 *", "2027-01-01T07:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 0 29 2 *", "2028-02-28T23:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 8 29 2 MON", "2044-02-29T07:00:00Z")]
    public void A_wait_of_any_length_ends_at_its_instant(string type, string input, string value, string due)
    {
        var workflow = Drawings.Workflow($"{{'id':'t','type':'Elsa.{type}','{input}':{Drawings.Literal(value)}}}");
        var waiting = Drawings.Engine.Start(workflow, Drawings.Fresh, Drawings.Host() with { Zone = Berlin });
        var timer = Assert.Single(waiting.Effects.OfType<TimerEffect>());
        var done = Drawings.Resume(workflow, waiting, new ResumeRequest.Bookmark(timer.BookmarkId, Drawings.Fresh.Input));

        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), timer.Due);
        Assert.Equal((WorkflowSubStatus.Suspended, WorkflowSubStatus.Finished), (waiting.SubStatus, done.SubStatus));
    }

    [Fact]
    public void Ever_so_long_a_delay_ends_at_the_last_instant_there_is()
    {
        var workflow = Drawings.Workflow($"{{'id':'t','type':'Elsa.Delay','timeSpan':{Drawings.Literal("9999999.00:00:00")}}}");

        Assert.Equal(DateTimeOffset.MaxValue, Drawings.Start(workflow).Effects.OfType<TimerEffect>().Single().Due);
    }

    [Fact]
    public void A_StartAt_in_the_past_does_not_wait()
    {
        var workflow = Drawings.Workflow($"{{'id':'t','type':'Elsa.StartAt','dateTime':{Drawings.Literal("2026-11-23T08:00:00Z")}}}");

        Assert.Equal(WorkflowSubStatus.Finished, Drawings.Start(workflow).SubStatus);
    }

    [Theory]
    [InlineData("0 30 2 * * *", "2027-03-27T12:00:00+01:00", "2027-03-28T03:00:00+02:00")]
    [InlineData("0 30 2 * * *", "2027-03-28T03:00:00+02:00", "2027-03-29T02:30:00+02:00")]
    [InlineData("0 0 8 L * ?", "2027-02-01T00:00:00+01:00", "2027-02-28T08:00:00+01:00")]
    [InlineData("0 0/15 9-17 * * MON-FRI", "2026-11-20T17:45:00+01:00", "2026-11-23T09:00:00+01:00")]
    [InlineData("@monthly", "2026-11-23T08:00:00+01:00", "2026-12-01T00:00:00+01:00")]
    public void A_cron_expression_finds_its_next_moment_in_the_zone_of_the_house(string expression, string after, string next)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        Assert.Equal(DateTimeOffset.Parse(next, culture), CronExpression.Parse(expression).Next(DateTimeOffset.Parse(after, culture), Berlin));
    }

    [Fact]
    public void A_day_that_never_comes_is_an_incident()
    {
        var workflow = Drawings.Workflow($"{{'id':'t','type':'Elsa.Cron','cronExpression':{Drawings.Literal("0 0 0 31 2 *")}}}");

        Assert.Contains("30 years", Assert.Single(Drawings.Start(workflow).NewIncidents).Message, StringComparison.Ordinal);
    }
}
