using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Tests.Engine;

/// <summary>Where Elsa ends without a word although work was cut off, the journal says so.</summary>
public sealed class SilentLossSpecs
{
    [Fact]
    public void A_join_that_a_dead_branch_keeps_from_running()
    {
        var entry = Notes(Drawings.Flowchart(
            "f", [Drawings.Line("a"), Decision("d", "false"), Join("j", "WaitAll"), Drawings.Line("b")], "a>j", "a>d", "d:True>j", "j>b"))[^1];

        Assert.Equal((JournalEvents.JoinSkipped, "j"), (entry.Event, entry.ActivityId));
        Assert.Equal("""{"arrived":["a"],"missing":["d"]}""", entry.Payload!.ToJsonString());
    }

    [Fact]
    public void A_loop_exit_that_meets_another_path()
    {
        var entries = Notes(
            Drawings.Flowchart(
                "f", [Drawings.Line("s"), Decision("d", "setVariable('n', getVariable('n') + 1); getVariable('n') < 3"), Drawings.Line("body"), Drawings.Line("other"), Drawings.Line("merge")],
                "s>d", "s>other", "d:True>body", "body>d", "d:False>merge", "other>merge"),
            "'variables':[{'id':'n','name':'n','typeName':'Int32','value':'0'}],");

        Assert.Contains(entries, entry => (entry.Event, entry.ActivityId) == (JournalEvents.PathLost, "merge"));
    }

    [Fact]
    public void Branches_that_an_End_cuts_off()
    {
        var entries = Notes(Drawings.Flowchart(
            "f", [Drawings.Line("a"), "{'id':'end','type':'Elsa.End'}", Drawings.Line("b"), Drawings.Line("c"), Drawings.Line("x"), Drawings.Wait("y"), Join("j", "WaitAll")],
            "a>x", "a>y", "a>end", "a>b", "b>c", "x>j", "y>j"));

        Assert.Equal([(JournalEvents.BranchCut, "b"), (JournalEvents.Cancelled, "y"), (JournalEvents.PathLost, "j")], entries.Select(entry => (entry.Event, entry.ActivityId)).Order());
    }

    [Theory]
    [InlineData("{'id':'x','type':'Elsa.End'}")]
    [InlineData("{'id':'x','type':'Elsa.Finish'}")]
    [InlineData("{'id':'x','type':'Elsa.FlowJoin','mode':'WaitAny'}")]
    public void Waiting_that_is_cancelled(string canceller)
    {
        var workflow = Drawings.Workflow(Drawings.Flowchart(
            "f", [Drawings.Line("a"), Drawings.Wait("e"), Drawings.Wait("g"), canceller], "a>e", "a>g", "e>x", "g>x"));
        var result = Drawings.Publish(workflow, Drawings.Start(workflow), "e");

        if (canceller.Contains("Join", StringComparison.Ordinal))
            Assert.Equal("g", Assert.Single(result.Journal, entry => entry.Event == JournalEvents.Cancelled).ActivityId);
        else
            Assert.Equal((0, WorkflowSubStatus.Suspended), (result.Journal.Count, result.SubStatus));
    }

    [Fact]
    public void A_task_that_WaitAny_cancels_is_gone_from_the_host_too()
    {
        var workflow = Drawings.Workflow(Drawings.Flowchart(
            "f", [Drawings.Line("a"), "{'id':'t','type':'Elsa.RunTask','taskName':'answer'}", Drawings.Wait("e"), Join("j", "WaitAny")], "a>t", "a>e", "t>j", "e>j"));
        var waiting = Drawings.Start(workflow);
        var result = Drawings.Publish(workflow, waiting, "e");

        Assert.Equal("t", Assert.Single(result.Journal).ActivityId);
        Assert.Equal(waiting.NewBookmarks.Select(bookmark => bookmark.Id).Order(), result.RemovedBookmarkIds.Order());
        Assert.Equal(WorkflowSubStatus.Finished, result.SubStatus);
    }

    [Fact]
    public void Queued_work_that_Finish_drops()
    {
        var entries = Notes(Drawings.Flowchart("f", [Drawings.Line("a"), "{'id':'x','type':'Elsa.Finish'}", Drawings.Line("b"), Drawings.Line("c")], "a>x", "a>b", "a>c"));

        Assert.Equal([(JournalEvents.WorkDropped, "b"), (JournalEvents.WorkDropped, "c")], entries.Select(entry => (entry.Event, entry.ActivityId)));
    }

    [Fact]
    public void An_outcome_without_a_connection()
    {
        var entry = Assert.Single(Notes(Drawings.Flowchart("f", [Decision("d", "false"), Drawings.Line("a")], "d:True>a")));

        Assert.Equal((JournalEvents.OutcomeUnconnected, "d", "False"), (entry.Event, entry.ActivityId, entry.Message));
    }

    private static IReadOnlyList<JournalEntry> Notes(string root, string more = "") => Drawings.Start(Drawings.Workflow(root, more)).Journal;

    private static string Decision(string id, string code) =>
        $"{{'id':'{id}','type':'Elsa.FlowDecision','condition':{Drawings.Script(code)}}}";

    private static string Join(string id, string mode) => $"{{'id':'{id}','type':'Elsa.FlowJoin','mode':{Drawings.Literal(mode)}}}";
}
