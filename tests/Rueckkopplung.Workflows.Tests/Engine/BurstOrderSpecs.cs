using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Tests.Engine;

public sealed class BurstOrderSpecs
{
    private static readonly string[] Steps = [.. Enumerable.Range(0, 10).Select(number => Drawings.Line($"l{number}"))];

    [Fact]
    public void A_resume_that_comes_between_two_bursts_waits_for_the_work_before_it()
    {
        var workflow = Workflow();
        var begun = Drawings.Start(workflow, new BurstBudget(5, null));

        var resumed = Drawings.Publish(workflow, begun, "e");

        Assert.True(begun.NeedsContinuation);
        Assert.Equal((false, WorkflowSubStatus.Finished), (resumed.NeedsContinuation, resumed.SubStatus));
        Assert.Equal("after", Lines(resumed)[^1]);
        Assert.Equal(11, Lines(begun).Length + Lines(resumed).Length);
    }

    [Fact]
    public void A_resume_that_waits_for_its_turn_survives_reloads_and_cannot_be_given_twice()
    {
        var workflow = Workflow();
        var begun = Drawings.Start(workflow, new BurstBudget(5, null));
        var bookmark = Assert.Single(begun.NewBookmarks);
        var result = Drawings.Resume(
            workflow, begun, new ResumeRequest.Bookmark(bookmark.Id, Drawings.Fresh.Input), Drawings.Host(new BurstBudget(1, null)));

        Assert.Equal([bookmark.Id], result.RemovedBookmarkIds);
        Assert.Throws<BookmarkNotFoundException>(() => Drawings.Resume(workflow, result, new ResumeRequest.Bookmark(bookmark.Id, Drawings.Fresh.Input)));
        var lines = Lines(begun).Concat(Lines(result)).ToList();
        while (result.NeedsContinuation)
        {
            result = Drawings.Resume(workflow, result, new ResumeRequest.Continue(), Drawings.Host(new BurstBudget(1, null)));
            lines.AddRange(Lines(result));
        }

        Assert.Equal(("after", 11, WorkflowSubStatus.Finished), (lines[^1], lines.Count, result.SubStatus));
    }

    [Fact]
    public void The_state_handed_in_is_not_changed_and_the_same_input_gives_the_same_result()
    {
        var workflow = Workflow();
        var waiting = Drawings.Start(workflow);
        var before = waiting.State.Serialize();

        var first = Drawings.Publish(workflow, waiting, "e");
        var second = Drawings.Publish(workflow, waiting, "e");

        Assert.Equal(before, waiting.State.Serialize());
        Assert.Equal(first.State.Serialize(), second.State.Serialize());
    }

    private static CompiledWorkflow Workflow() => Drawings.Workflow(
        $"{{'id':'p','type':'Elsa.Parallel','activities':[{Drawings.Sequence("w", Drawings.Wait("e"), Drawings.Line("after"))},{Drawings.Sequence("s", Steps)}]}}");

    private static string[] Lines(BurstResult result) =>
        [.. result.Effects.OfType<WriteLineEffect>().Select(line => line.Text)];
}
