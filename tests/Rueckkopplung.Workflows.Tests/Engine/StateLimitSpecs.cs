using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities.Primitives;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Tests.Engine;

public sealed class StateLimitSpecs
{
    private const string Text =
        "'variables':[{'id':'t','name':'t','typeName':'String','storageDriverTypeName':'Elsa.Workflows.WorkflowStorageDriver, Elsa'}],";

    [Theory]
    [InlineData("Parallel")]
    [InlineData("Flowchart")]
    public void A_thousand_waiting_branches_fit_with_ids_as_studio_gives_them(string container)
    {
        string[] branches = [.. Enumerable.Range(0, 1000).Select(number => Drawings.Wait($"a1b2c3d4e5f6{number:x4}"))];
        var root = container == "Parallel"
            ? $"{{'id':'0f1e2d3c4b5a6978','type':'Elsa.Parallel','activities':[{string.Join(',', branches)}]}}"
            : Drawings.Flowchart("0f1e2d3c4b5a6978", [Drawings.Line("start"), .. branches],
                [.. Enumerable.Range(0, 1000).Select(number => $"start>a1b2c3d4e5f6{number:x4}")]);
        var result = Drawings.Start(Drawings.Workflow(root));

        Assert.Equal((WorkflowSubStatus.Suspended, 1000), (result.SubStatus, result.NewBookmarks.Count));
        Assert.InRange(result.State.Serialize().Length, 50_000, WorkflowState.MaxBytes / 4 * 3);
    }

    [Fact]
    public void A_burst_that_would_leave_too_much_is_undone_and_says_what_is_large()
    {
        var workflow = Growing();
        var waiting = Drawings.Start(workflow);

        var result = Drawings.Publish(workflow, waiting, "e", 300_000);

        var incident = Assert.Single(result.NewIncidents);
        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Faulted, true), (result.Status, result.SubStatus, result.IsUndone));
        Assert.Contains("would be 294 kB; at most 254 kB fit. The largest part is variable 't' of 'Workflow1' with 293 kB", incident.Message);
        Assert.Empty(result.Effects);
    }

    [Fact]
    public void After_a_burst_was_undone_the_state_before_it_can_be_read_and_its_bookmark_is_taken()
    {
        var workflow = Growing();
        var waiting = Drawings.Start(workflow);

        var result = Drawings.Publish(workflow, waiting, "e", 300_000);
        var read = WorkflowState.Deserialize(result.State.Serialize(), workflow);

        Assert.Equal("StateTooLarge", Assert.Single(read.Incidents).Cause);
        Assert.Equal(waiting.NewBookmarks.Select(bookmark => bookmark.Id), result.RemovedBookmarkIds);
        Assert.Empty(read.Bookmarks);
        Assert.InRange(read.Serialize().Length, 100, 4000);
    }

    [Fact]
    public void A_retry_does_the_burst_again_and_a_cancel_ends_the_instance()
    {
        var workflow = Growing();
        var undone = Drawings.Publish(workflow, Drawings.Start(workflow), "e", 300_000);
        var retried = Drawings.Resume(workflow, undone, new ResumeRequest.Retry(undone.NewIncidents[0].Id));

        Assert.Equal(undone.NewIncidents.Select(incident => incident.Id), retried.SolvedIncidentIds);
        Assert.True(retried.IsUndone);
        Assert.Equal("StateTooLarge", Assert.Single(retried.State.Incidents).Cause);
        Assert.Equal(WorkflowSubStatus.Cancelled, Drawings.Resume(workflow, retried, new ResumeRequest.Cancel()).SubStatus);
    }

    [Fact]
    public void An_input_that_is_too_large_by_itself_fails_the_instance_and_is_not_kept()
    {
        var workflow = Drawings.Workflow(
            Drawings.Wait("e"), "'inputs':[{'name':'x','type':'String','storageDriverType':'Elsa.Workflows.WorkflowStorageDriver, Elsa'}],");
        var input = new Dictionary<string, JsonNode?> { ["x"] = new string('x', 300_000) };

        var result = Drawings.Engine.Start(workflow, Drawings.Fresh with { Input = input }, Drawings.Host());

        Assert.Equal((WorkflowSubStatus.Faulted, true), (result.SubStatus, result.IsUndone));
        Assert.Contains("would be 294 kB", Assert.Single(result.State.Incidents).Message);
        Assert.InRange(result.State.Serialize().Length, 100, 4000);
    }

    [Fact]
    public void What_ends_in_the_same_burst_may_have_been_large()
    {
        var workflow = Drawings.Workflow(Drawings.Run("j", "setVariable(\\\"t\\\", \\\"x\\\".repeat(300000))"), Text);

        Assert.Equal(WorkflowSubStatus.Finished, Drawings.Start(workflow).SubStatus);
    }

    /// <summary>Waits for an event; its payload says how long the text becomes that is kept over the next wait.</summary>
    private static CompiledWorkflow Growing() => Drawings.Workflow(
        Drawings.Sequence(
            "s", Drawings.Wait("e"), Drawings.Line("between"),
            Drawings.Run("j", $"setVariable(\\\"t\\\", \\\"x\\\".repeat(getInput(\\\"{Event.PayloadInput}\\\")))"), Drawings.Wait("f")),
        Text);
}
