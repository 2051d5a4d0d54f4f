using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Tests.Engine;

public sealed class BudgetSpecs
{
    private static readonly WorkflowEngine Engine = new(new ActivityCatalogue(ActivityCatalogue.BuiltIn));

    [Fact]
    public void A_loop_of_ten_thousand_rounds_goes_on_through_continuations_and_reloads()
    {
        var workflow = Compile("""
            {"id":"v","definitionId":"loop","version":1,"root":{"id":"f","type":"Elsa.For",
             "start":{"typeName":"Int32","expression":{"type":"Literal","value":1}},
             "end":{"typeName":"Int32","expression":{"type":"Literal","value":10000}},
             "step":{"typeName":"Int32","expression":{"type":"Literal","value":1}},
             "outerBoundInclusive":{"typeName":"Boolean","expression":{"type":"Literal","value":true}},
             "body":{"id":"w","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"x"}}}}}
            """);
        var host = Host(new BurstBudget(200, null));

        var result = Engine.Start(workflow, Fresh, host);
        var written = result.Effects.Count;
        var bursts = 1;
        while (result.NeedsContinuation)
        {
            Assert.True(++bursts < 1000, "the loop does not end");
            var state = WorkflowState.Deserialize(result.State.Serialize(), workflow);
            result = Engine.Resume(workflow, state, new ResumeRequest.Continue(), host);
            written += result.Effects.Count;
        }

        Assert.Equal((WorkflowSubStatus.Finished, 10_000), (result.SubStatus, written));
        Assert.InRange(bursts, 50, 60);
    }

    [Fact]
    public void A_thousand_branches_run_side_by_side()
    {
        var branches = string.Join(',', Enumerable.Range(0, 1000).Select(number =>
            $$$"""{"id":"w{{{number}}}","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"x"} } }"""));
        var workflow = Compile(
            $$$"""{"id":"v","definitionId":"wide","version":1,"root":{"id":"p","type":"Elsa.Parallel","activities":[{{{branches}}}]}}""");

        var result = Engine.Start(workflow, Fresh, Host(null));

        Assert.Equal((WorkflowSubStatus.Finished, 1000), (result.SubStatus, result.Effects.Count));
    }

    [Fact]
    public void What_a_host_refuses_leaves_the_burst_and_anything_else_is_an_incident()
    {
        var workflow = Compile("""
            {"id":"v","definitionId":"bad","version":1,"root":{"id":"j","type":"Elsa.RunJavaScript",
             "script":{"typeName":"String","expression":{"type":"JavaScript","value":"missing()"}}}}
            """);

        var result = Engine.Start(workflow, Fresh, Host(null));
        var refusing = Host(null) with { Refuses = _ => true };

        Assert.Equal(WorkflowSubStatus.Faulted, result.SubStatus);
        Assert.Equal("j", Assert.Single(result.NewIncidents).ActivityId);
        Assert.ThrowsAny<Exception>(() => Engine.Start(workflow, Fresh, refusing));
    }

    private static StartRequest Fresh { get; } = new("instance", new Dictionary<string, JsonNode?>());

    private static CompiledWorkflow Compile(string json) => Engine.Compile(DefinitionJson.Read(json), new NoOthers());

    private static BurstHost Host(BurstBudget? budget)
    {
        var number = 0;
        return new BurstHost(
            DateTimeOffset.UnixEpoch, () => new Guid(++number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Budget: budget);
    }

    private sealed class NoOthers : IDefinitionSource
    {
        public WorkflowDefinition? Find(string definitionId, int? version) => null;
    }
}
