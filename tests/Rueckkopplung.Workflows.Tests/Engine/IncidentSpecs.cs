using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Tests.Engine;

public sealed class IncidentSpecs
{
    private const string Going = "'options':{'incidentStrategyType':'Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, E'},";

    private const string Person =
        "'variables':[{'id':'name','name':'name','typeName':'String','value':'Erika Mustermann'},{'id':'count','name':'count','typeName':'Int32','value':'7'},"
        + "{'id':'report','name':'report','typeName':'JSON','value':'{\\\"phone\\\":\\\"02151 123\\\"}'},{'id':'list','name':'list','typeName':'Object','isArray':true,'value':'[1,2]'}],";

    [Fact]
    public void An_expression_error_tells_activity_expression_line_and_values_and_no_personal_data()
    {
        var workflow = Drawings.Workflow(
            $"{{'id':'w','type':'Elsa.WriteLine','text':{Drawings.Script("const a = 1;\nthrow new Error('bad: ' + getVariable('name'))")}}}", Person);
        var incident = Assert.Single(Drawings.Start(workflow).NewIncidents);
        var details = incident.Details!;

        Assert.Equal(("w", "Elsa.WriteLine", "Script"), (incident.ActivityId, incident.ActivityType, incident.Cause));
        Assert.Equal(("Text", "JavaScript", 2), ((string?)details["input"], (string?)details["language"], (int?)details["line"]));
        Assert.StartsWith("const a = 1;", (string?)details["expression"], StringComparison.Ordinal);
        Assert.Equal("""{"name":"text(16)","count":7,"report":"object(phone)","list":"list(2)"}""", details["values"]!.ToJsonString());
        Assert.Contains("bad: text(16)", (string?)details["problem"], StringComparison.Ordinal);
        Assert.DoesNotContain("Mustermann", incident.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'id':'x','type':'Elsa.RunJavaScript','script':{'typeName':'String','expression':{'type':'Literal','value':'let y = 1;\\n\\nnothing.here'}}}", "Script", 3)]
    [InlineData("{'id':'x','type':'Elsa.FlowSwitch','cases':[{'label':'A','condition':{'type':'JavaScript','value':'nothing.here'}}]}", "Case A", 1)]
    [InlineData("{'id':'x','type':'Elsa.Switch','cases':[{'label':'A','condition':{'type':'JavaScript','value':'nothing.here'}}]}", "Case A", 1)]
    [InlineData("{'id':'x','type':'Elsa.While','condition':{'typeName':'Boolean','expression':{'type':'JavaScript','value':'nothing.here'}},'body':{'id':'b','type':'Elsa.Start'}}", "Condition", 1)]
    public void Wherever_a_script_fails_its_place_is_told(string activity, string place, int line)
    {
        var incident = Assert.Single(Drawings.Start(Drawings.Workflow(activity)).NewIncidents);

        Assert.Equal(("x", "Script"), (incident.ActivityId, incident.Cause));
        Assert.Equal((place, line), ((string?)incident.Details!["input"], (int?)incident.Details["line"]));
        Assert.Contains("nothing", (string?)incident.Details["problem"], StringComparison.Ordinal);
    }

    [Fact]
    public void Incidents_of_one_kind_have_one_cause()
    {
        string[] causes = [.. new[]
        {
            Drawings.Run("a", "missing()"), Drawings.Run("b", "alsoMissing()"), Drawings.Run("c", "while (true) {}"), Drawings.Run("d", "let ="),
            "{'id':'e','type':'Elsa.Fault','message':'no'}", "{'id':'f','type':'Nobody.Knows'}",
        }.Select(activity => Drawings.Start(Drawings.Workflow(activity)).NewIncidents.Single().Cause)];

        Assert.Equal(["Script", "Script", "ScriptLimit", "ScriptSyntax", "Fault", "InvalidOperation"], causes);
    }

    [Fact]
    public void A_retry_after_the_cause_was_mended_goes_on_to_the_end()
    {
        var workflow = Drawings.Workflow(Drawings.Sequence(
            "s", $"{{'id':'w','type':'Elsa.WriteLine','text':{Drawings.Script("vorgang.titel")}}}", Drawings.Line("after")));
        var failed = Drawings.Start(workflow);
        var mended = Drawings.Host() with { ScriptGlobals = new Dictionary<string, JsonNode?> { ["vorgang"] = Drawings.Json("{'titel':'Bank'}") } };

        var retried = Drawings.Resume(workflow, failed, new ResumeRequest.Retry(failed.NewIncidents[0].Id), mended);

        Assert.Equal((WorkflowSubStatus.Faulted, WorkflowSubStatus.Finished), (failed.SubStatus, retried.SubStatus));
        Assert.Equal(["Bank", "after"], Lines(retried));
        Assert.Equal(failed.NewIncidents.Select(incident => incident.Id), retried.SolvedIncidentIds);
        Assert.Equal(2, retried.Records.Single(record => record.ActivityId == "w").Executions);
        Assert.Empty(retried.State.Incidents);
    }

    [Fact]
    public void A_retry_before_the_cause_was_mended_leaves_one_new_incident()
    {
        var workflow = Drawings.Workflow(Drawings.Run("j", "missing()"));
        var failed = Drawings.Start(workflow);

        var retried = Drawings.Resume(workflow, failed, new ResumeRequest.Retry(failed.NewIncidents[0].Id));

        Assert.Equal(WorkflowSubStatus.Faulted, retried.SubStatus);
        Assert.Equal(retried.NewIncidents.Select(incident => incident.Id), retried.State.Incidents.Select(incident => incident.Id));
        Assert.Throws<BookmarkNotFoundException>(() => Drawings.Resume(workflow, retried, new ResumeRequest.Retry("unknown")));
    }

    [Fact]
    public void With_incidents_the_other_branches_go_on_and_a_retry_completes_the_flowchart()
    {
        var workflow = Drawings.Workflow(
            Drawings.Flowchart("f", [Drawings.Line("a"), Drawings.Run("bad", "vorgang.x"), Drawings.Wait("e"), Drawings.Line("b")], "a>bad", "a>e", "e>b"), Going);
        var failed = Drawings.Start(workflow);
        var resumed = Drawings.Publish(workflow, failed, "e");
        var mended = Drawings.Host() with { ScriptGlobals = new Dictionary<string, JsonNode?> { ["vorgang"] = new JsonObject() } };
        var retried = Drawings.Resume(workflow, resumed, new ResumeRequest.Retry(failed.NewIncidents[0].Id), mended);

        Assert.Equal((WorkflowSubStatus.Suspended, WorkflowSubStatus.Suspended), (failed.SubStatus, resumed.SubStatus));
        Assert.Equal("b", Assert.Single(Lines(resumed)));
        Assert.Equal(WorkflowSubStatus.Finished, retried.SubStatus);
    }

    [Fact]
    public void After_a_fault_the_queue_runs_empty_and_no_bookmark_can_be_resumed()
    {
        var workflow = Drawings.Workflow(
            Drawings.Flowchart("f", [Drawings.Line("a"), Drawings.Wait("e"), Drawings.Run("bad", "missing()"), Drawings.Line("b")], "a>e", "a>bad", "a>b"));
        var failed = Drawings.Start(workflow);

        Assert.Equal((WorkflowSubStatus.Faulted, WorkflowStatus.Finished), (failed.SubStatus, failed.Status));
        Assert.Equal(["a", "b"], Lines(failed));
        Assert.Equal("e", Assert.Single(failed.State.Bookmarks).ActivityId);
        Assert.Throws<BookmarkNotFoundException>(() => Drawings.Publish(workflow, failed, "e"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bad")]
    public void A_cancelled_instance_keeps_no_bookmark_and_runs_nothing_more(string alsoFaulty)
    {
        var workflow = Drawings.Workflow(Drawings.Flowchart(
            "f", [Drawings.Line("a"), Drawings.Wait("e"), Drawings.Sequence("s", Drawings.Wait("g")), Drawings.Run("j", alsoFaulty.Length > 0 ? "missing()" : "1")],
            "a>e", "a>s", "a>j"), Going);
        var before = Drawings.Start(workflow);

        var cancelled = Drawings.Resume(workflow, before, new ResumeRequest.Cancel("changed"));

        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Cancelled), (cancelled.Status, cancelled.SubStatus));
        Assert.Equal(before.NewBookmarks.Select(bookmark => bookmark.Id).Order(), cancelled.RemovedBookmarkIds.Order());
        Assert.Equal(["e", "g"], cancelled.Journal.Where(entry => entry.Event == JournalEvents.Cancelled).Select(entry => entry.ActivityId).Order());
        Assert.Empty(cancelled.Effects);
    }

    private static string[] Lines(BurstResult result) =>
        [.. result.Effects.OfType<Effects.WriteLineEffect>().Select(line => line.Text)];
}
