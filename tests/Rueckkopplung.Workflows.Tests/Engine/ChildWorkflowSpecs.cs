using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Tracing;

namespace Rueckkopplung.Workflows.Tests.Engine;

public sealed class ChildWorkflowSpecs
{
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void What_a_child_writes_stands_between_the_lines_of_its_parent(int? budget)
    {
        var trace = Trace(Drawings.Sequence("s", Drawings.Line("a"), Execute("child", waits: true), Drawings.Line("c")), budget);

        Assert.Equal(["a", "b", "c"], trace["console"]!.AsArray().Select(line => (string)line!));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_workflow_that_executes_itself_for_ever_ends_with_an_incident_whatever_the_budget(int budget)
    {
        var trace = Trace(Execute("main", waits: true), budget);

        var depth = 0;
        for (var at = trace; at["children"] is JsonArray { Count: 1 } children; at = children[0]!)
            depth++;

        Assert.Equal(20, depth);
        Assert.Equal("Finished", (string?)trace["status"]);
    }

    [Fact]
    public void A_child_without_end_uses_the_budget_of_its_parent()
    {
        var workflow = Drawings.Workflow(
            Drawings.Sequence("s", [.. Enumerable.Range(0, 30).Select(number => Execute("child", waits: false, $"x{number}"))]),
            "", Child(Drawings.Sequence("c", [.. Enumerable.Range(0, 50).Select(number => Drawings.Line($"l{number}"))])));

        var result = Drawings.Start(workflow, new Execution.BurstBudget(200, null));

        Assert.True(result.IsAwaitingChild);
        Assert.InRange(result.Children.Sum(child => child.Result.Records.Count), 150, 210);
    }

    private static string Execute(string child, bool waits, string id = "x") =>
        $"{{'id':'{id}','type':'Elsa.ExecuteWorkflow','workflowDefinitionId':{Drawings.Literal(child)},'waitForCompletion':{Drawings.Literal(waits)}}}";

    private static string Child(string root) => $"{{'id':'child-1','definitionId':'child','name':'child','version':1,'root':{root}}}";

    private static JsonNode Trace(string root, int? budget)
    {
        var file = Drawings.Json(
            $"{{'with':[{Child(Drawings.Line("b"))}],'definition':{{'id':'m','definitionId':'main','version':1,'root':{root}}},'steps':[{{'start':{{}}}}]}}");
        return JsonNode.Parse(CaseTrace.Run(file.ToJsonString(), new TraceOptions(Reloads: budget is not null, budget)))!["afterStep"]![0]!;
    }
}
