namespace Rueckkopplung.Web.Tests.Cli;

public sealed class CalendarDueSpecs : IDisposable
{
    // receipt, working days, due in NRW, due with 24 and 31 December as house days: worked out by hand
    private static readonly (string Receipt, int Days, string Due, string WithHouseDays)[] Table =
    [
        ("2026-04-02T10:00+02:00", 1, "2026-04-07T16:00:00+02:00", "2026-04-07T16:00:00+02:00"),
        ("2026-04-02T10:00+02:00", 5, "2026-04-13T16:00:00+02:00", "2026-04-13T16:00:00+02:00"),
        ("2026-04-30T10:00+02:00", 1, "2026-05-04T16:00:00+02:00", "2026-05-04T16:00:00+02:00"),
        ("2026-05-13T10:00+02:00", 3, "2026-05-19T16:00:00+02:00", "2026-05-19T16:00:00+02:00"),
        ("2026-05-22T10:00+02:00", 1, "2026-05-26T16:00:00+02:00", "2026-05-26T16:00:00+02:00"),
        ("2026-06-03T10:00+02:00", 5, "2026-06-11T16:00:00+02:00", "2026-06-11T16:00:00+02:00"),
        ("2026-10-02T10:00+02:00", 3, "2026-10-07T16:00:00+02:00", "2026-10-07T16:00:00+02:00"),
        ("2026-12-23T10:00+01:00", 1, "2026-12-24T16:00:00+01:00", "2026-12-28T16:00:00+01:00"),
        ("2026-12-18T10:00+01:00", 10, "2027-01-05T16:00:00+01:00", "2027-01-07T16:00:00+01:00"),
        ("2027-03-25T10:00+01:00", 5, "2027-04-05T16:00:00+02:00", "2027-04-05T16:00:00+02:00"),
        ("2027-05-05T10:00+02:00", 2, "2027-05-10T16:00:00+02:00", "2027-05-10T16:00:00+02:00"),
        ("2026-11-21T10:00+01:00", 5, "2026-11-27T16:00:00+01:00", "2026-11-27T16:00:00+01:00"),
    ];

    private readonly Executable product = new();

    [Fact]
    public async Task Holidays_of_the_land_are_skipped()
    {
        var outcome = await product.RunAsync(["calendar", "due", "--stdin"], Lines());

        Assert.Equal(Table.Select(row => row.Due), outcome.Lines);
        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public async Task House_days_are_skipped_when_asked_for()
    {
        var outcome = await product.RunAsync(["calendar", "due", "--stdin", "--house-days"], Lines());

        Assert.Equal(Table.Select(row => row.WithHouseDays), outcome.Lines);
    }

    [Fact]
    public async Task One_date_comes_with_the_reason_of_each_day()
    {
        var outcome = await product.RunAsync(
            ["calendar", "due", "--from", "2026-12-23T10:00+01:00", "--days", "1", "--house-days", "--explain"]);

        Assert.Equal("2026-12-28T16:00:00+01:00", outcome.Lines[^1]);
        Assert.Contains(outcome.Lines, line => line.StartsWith("2026-12-24", StringComparison.Ordinal) && line.Contains("Heiligabend", StringComparison.Ordinal));
        Assert.Equal(7, outcome.Lines.Length);
    }

    [Fact]
    public async Task A_time_without_an_offset_is_a_time_of_the_city()
    {
        var outcome = await product.RunAsync(["calendar", "due", "--stdin"], "2026-12-23T23:30 1\n2026-12-23T23:30Z 1\n");

        Assert.Equal(["2026-12-24T16:00:00+01:00", "2026-12-28T16:00:00+01:00"], outcome.Lines);
    }

    [Fact]
    public async Task No_database_is_made_for_a_date()
    {
        await product.RunAsync(["calendar", "due", "--from", "2026-12-23", "--days", "1"]);

        Assert.Empty(Directory.GetFileSystemEntries(product.Folder));
    }

    [Theory]
    [InlineData("--days", "--from", "2026-12-23T10:00+01:00")]
    [InlineData("03/04/2026", "--from", "03/04/2026", "--days", "1")]
    [InlineData("-1", "--from", "2026-12-23", "--days", "-1")]
    [InlineData("viele", "--from", "2026-12-23", "--days", "viele")]
    [InlineData("--workdays", "--from", "2026-12-23", "--workdays", "1")]
    public async Task What_cannot_be_counted_is_one_clear_line(string about, params string[] options)
    {
        var outcome = await product.RunAsync(["calendar", "due", .. options]);

        outcome.IsOneClearLine(about);
    }

    [Fact]
    public async Task A_bad_line_is_named_by_its_number()
    {
        var outcome = await product.RunAsync(["calendar", "due", "--stdin"], "2026-12-23 1\nmorgen 2\n");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Single(outcome.Lines);
        Assert.Contains("Zeile 2", outcome.Error, StringComparison.Ordinal);
    }

    public void Dispose() => product.Dispose();

    private static string Lines() => string.Concat(Table.Select(row => $"{row.Receipt} {row.Days}\n"));
}
