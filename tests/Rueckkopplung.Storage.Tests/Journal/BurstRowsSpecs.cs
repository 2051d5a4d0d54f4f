using System.Text.Json.Nodes;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Tests.Journal;

/// <summary>What a burst did is packed into one row and comes out as it went in.</summary>
public sealed class BurstRowsSpecs
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    private static readonly ActivityRecord Done = new(
        "e1", "ask", "flow/ask", "Test.Ask", "Frage „Größe“", "e0", ActivityStatus.Completed, ["Ja", "Nein"], 2,
        Now.AddDays(-3), Now);

    private static readonly ActivityRecord Waiting = new(
        "e2", "sleep", "flow/sleep", "Test.Sleep", null, null, ActivityStatus.Running, null, 1, Now, null);

    private static readonly JournalEntry Lost =
        new("ask", "e1", "PathLost", "Ein Weg ging verloren.", new JsonObject { ["port"] = "x" });

    [Fact]
    public void Records_come_out_as_they_went_in()
    {
        var records = BurstRows.Records(Burst());

        Assert.Equal(Done with { Outcomes = null }, records[0] with { Outcomes = null });
        Assert.Equal(Done.Outcomes, records[0].Outcomes);
        Assert.Equal(Waiting, records[1]);
    }

    [Fact]
    public void Notes_come_out_as_they_went_in()
    {
        var note = Assert.Single(BurstRows.Notes(Burst()));

        Assert.Equal(("ask", "e1", "PathLost", "Ein Weg ging verloren."), (note.ActivityId, note.ExecutionId, note.Event, note.Message));
        Assert.Equal("x", (string?)note.Payload!["port"]);
    }

    [Fact]
    public void A_burst_becomes_a_row_an_activity_and_a_row_a_note()
    {
        var rows = BurstRows.Expand(Burst()).ToList();

        Assert.Equal(["activity.Completed", "activity.Running", "PathLost"], rows.Select(row => row.Event));
        Assert.Equal("Frage „Größe“", (string?)JsonNode.Parse(rows[0].Data!)!["ActivityName"]);
        Assert.All(rows, row => Assert.Equal((7L, Now), (row.Id, row.At)));
    }

    [Fact]
    public void Any_other_row_stays_as_it_is()
    {
        var row = new JournalRow { Id = 1, At = Now, Kind = JournalKind.Case, Event = "task.done", Data = "{}" };

        Assert.Same(row, Assert.Single(BurstRows.Expand(row)));
    }

    [Fact]
    public void A_burst_that_did_nothing_has_no_row() =>
        Assert.Null(BurstRows.Pack([], [], Now));

    private static JournalRow Burst() => new()
    {
        Id = 7,
        At = Now,
        Kind = JournalKind.Activity,
        Event = BurstRows.Event,
        Data = BurstRows.Pack([Done, Waiting], [Lost], Now),
    };
}
