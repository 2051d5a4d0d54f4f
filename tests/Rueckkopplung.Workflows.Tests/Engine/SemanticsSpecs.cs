using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Tracing;

namespace Rueckkopplung.Workflows.Tests.Engine;

/// <summary>Rules of Elsa's semantics that no recorded case covers.</summary>
public sealed class SemanticsSpecs
{
    private const string Child =
        "{'id':'c','definitionId':'c','name':'My Part','version':1,'options':{'usableAsActivity':true},'root':{'id':'in','type':'Elsa.WriteLine','text':'in'}}";

    [Theory]
    [InlineData("'start':{'id':'b','type':'Elsa.WriteLine'},", "f a b")]
    [InlineData("'start':'b',", "f a b")]
    public void A_start_property_of_a_flowchart_is_not_read(string start, string order) => AssertOrder(
        $"{{'id':'f','type':'Elsa.Flowchart',{start}'activities':[{Drawings.Line("a")},{Drawings.Line("b")}],"
        + "'connections':[{'source':{'activity':'a','port':'Done'},'target':{'activity':'b'}}]}", order);

    [Theory]
    [InlineData("[{'source':'a','target':'b','sourcePort':'Done'}]")]
    [InlineData("{'$values':[{'source':{'activity':'a','port':'Done'},'target':{'activity':'b'}}]}")]
    [InlineData("{'source':{'activity':'a','port':'Done'},'target':{'activity':'b'}}")]
    [InlineData("[{'Source':{'Activity':'a','Port':'Done'},'Target':{'Activity':'b','Port':'In'},'vertices':[{'x':1,'y':2}]}]")]
    [InlineData("[{'source':{'activity':'a','port':'Done'},'target':{'activity':'b','port':'nonsense'}}]")]
    public void Connections_are_read_in_all_their_forms(string connections) => AssertOrder(
        $"{{'id':'f','type':'Elsa.Flowchart','activities':[{Drawings.Line("a")},{Drawings.Line("b")}],'connections':{connections}}}", "f a b");

    [Theory]
    [InlineData("'Text':{'typeName':'String','expression':{'type':'Literal','value':'hello'}}", "hello")]
    [InlineData("'text':'hello'", "hello")]
    [InlineData("'text':{'typeName':'String','expression':{'type':'Json','value':'\\\"hello\\\"'}}", "\"hello\"")]
    [InlineData("'text':{'expression':{'type':'Literal','value':'hello'}}", "")]
    [InlineData("'text':{'typeName':'Whatever','expression':{'type':'Literal','value':7}}", "7")]
    public void An_input_is_read_as_Elsa_reads_it(string input, string line)
    {
        var state = Trace($"{{'id':'w','type':'Elsa.WriteLine',{input}}}");

        Assert.Equal([line], state["console"]!.AsArray().Select(text => (string)text!));
    }

    [Theory]
    [InlineData("'workflowDefinitionId':'c','type':'MyPart'")]
    [InlineData("'type':'MyPart'")]
    public void A_workflow_is_used_as_an_activity_by_its_id_or_by_its_name(string reference) =>
        AssertOrder($"{{'id':'x',{reference}}}", "x x:Workflow in");

    [Fact]
    public void In_token_mode_branches_of_unequal_length_run_what_they_meet_in_twice() => AssertOrder(
        Drawings.Flowchart(
            "f", ["{'id':'s','type':'Elsa.Start'}", Drawings.Line("a"), Drawings.Line("b"), Drawings.Line("b2"), Drawings.Line("j")],
            "s>a", "s>b", "a>j", "b>b2", "b2>j"), "f s a b j b2 j", "token");

    [Theory]
    [InlineData(0, 2, 1, true, "0 1 2")]
    [InlineData(0, 2, 1, false, "0 1")]
    [InlineData(3, 1, -1, true, "3 2 1")]
    [InlineData(3, 1, -1, false, "3 2")]
    [InlineData(0, 5, 2, true, "0 2 4")]
    [InlineData(2, 1, 1, true, "")]
    public void A_For_counts_both_ways(int start, int end, int step, bool isInclusive, string values)
    {
        var state = Trace(
            $"{{'id':'f','type':'Elsa.For','start':{start},'end':{end},'step':{step},'outerBoundInclusive':{(isInclusive ? "true" : "false")},"
            + $"'body':{{'id':'w','type':'Elsa.WriteLine','text':{Drawings.Script("getVariable('CurrentValue')")}}}}}");

        Assert.Equal(values, string.Join(' ', state["console"]!.AsArray()));
    }

    [Theory]
    [InlineData("bytesToString(bytesFromString('Grün'))", "Grün")]
    [InlineData("bytesFromString('ü').length", "2")]
    [InlineData("bytesToBase64(bytesFromString('ab')) + bytesToString(bytesFromBase64('YWI='))", "YWI=ab")]
    [InlineData("stringFromBase64(stringToBase64('ß'))", "ß")]
    [InlineData("isNullOrEmpty('') && isNullOrEmpty(null) && isNullOrWhiteSpace(' ') && !isNullOrEmpty(' ')", "True")]
    [InlineData("toJson({ a: [1, 'ü'], b: null })", "{\"a\":[1,\"ü\"],\"b\":null}")]
    [InlineData("parseGuid('6F9619FF-8B86-D011-B42D-00CF4FC964FF')", "6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [InlineData("newGuid().length + ' ' + newGuidString().length + ' ' + getGuidString().length", "36 36 36")]
    [InlineData("/^[0-9A-Za-z]{1,22}$/.test(newShortGuid()) && /^[0-9A-Za-z]{1,22}$/.test(getShortGuid())", "True")]
    [InlineData("getWorkflowDefinitionId() + getWorkflowDefinitionVersion()", "m1")]
    [InlineData("setCorrelationId('c'); setWorkflowInstanceName('n'); getCorrelationId() + getWorkflowInstanceName()", "cn")]
    [InlineData("getVariable('none') === null && getInput('none') === null && getLastResult() === null", "True")]
    public void Scripts_have_the_functions_of_Elsa(string script, string line)
    {
        var state = Trace($"{{'id':'w','type':'Elsa.WriteLine','text':{Drawings.Script(script.Replace('\'', '`'))}}}");

        Assert.Equal([line], state["console"]!.AsArray().Select(text => (string)text!));
    }

    [Fact]
    public void A_variable_is_looked_up_by_its_id_and_an_unknown_id_is_an_incident()
    {
        var state = Trace($"{{'id':'w','type':'Elsa.WriteLine','text':{Drawings.Expression("Variable", "{'id':'ghost','name':'v'}")}}}");

        Assert.Equal("Failed to evaluate activity input 'Text'", (string?)state["incidents"]![0]!["message"]);
    }

    [Fact]
    public void A_variable_of_an_unknown_type_is_left_out()
    {
        var state = Trace(Drawings.Line("a"), variables: "[{'id':'x','name':'x','typeName':'Some.Type, Somewhere','value':'1'},{'id':'y','name':'y','typeName':'System.Int32, System.Private.CoreLib','value':'2'}]");

        Assert.Equal("""{"Workflow1":{"y":2}}""", state["variables"]!.ToJsonString());
    }

    [Fact]
    public void Names_of_events_are_compared_exactly()
    {
        var file = File(Drawings.Wait("Bell"), "[]", "counter");
        file["steps"]!.AsArray().Add(Drawings.Json("{'resume':{'event':'bell'}}"));

        Assert.Equal("Suspended", (string?)JsonNode.Parse(CaseTrace.Run(file.ToJsonString()))!["afterStep"]![1]!["subStatus"]);
    }

    [Theory]
    [InlineData("{'id':'i','type':'Elsa.If','condition':true}", "i")]
    [InlineData("{'id':'s','type':'Elsa.Switch','cases':[{'label':'A','condition':{'type':'Literal','value':false}}]}", "s")]
    [InlineData("{'id':'p','type':'Elsa.Parallel','activities':[]}", "p")]
    [InlineData("{'id':'f','type':'Elsa.Fork','branches':[]}", "f")]
    [InlineData("{'id':'w','type':'Elsa.While','condition':true}", "w")]
    [InlineData("{'id':'f','type':'Elsa.Flowchart'}", "f")]
    [InlineData("{'id':'s','type':'Elsa.Sequence','activities':{'_type':'X','items':[{'id':'a','type':'Elsa.Start'}]}}", "s a")]
    public void Containers_without_content_complete(string root, string order)
    {
        AssertOrder(root, order);
        Assert.Equal("Finished", (string?)Trace(root)["subStatus"]);
    }

    [Fact]
    public void A_Fork_that_waits_for_any_cancels_those_that_wait()
    {
        var state = Trace($"{{'id':'f','type':'Elsa.Fork','joinMode':'WaitAny','branches':[{Drawings.Wait("e")},{Drawings.Line("a")}]}}");

        Assert.Equal(("Finished", "Canceled"), ((string?)state["subStatus"], (string?)state["activities"]![2]!["status"]));
    }

    private static void AssertOrder(string root, string order, string mode = "counter") => Assert.Equal(
        "Workflow1 " + order,
        string.Join(' ', Trace(root, mode: mode)["activities"]!.AsArray().Select(activity => (string?)activity!["id"])));

    private static JsonNode Trace(string root, string variables = "[]", string mode = "counter") =>
        JsonNode.Parse(CaseTrace.Run(File(root, variables, mode).ToJsonString()))!["afterStep"]![0]!;

    private static JsonObject File(string root, string variables, string mode) => Drawings.Json(
        $"{{'mode':'{mode}','with':[{Child}],'definition':{{'definitionId':'m','variables':{variables},'root':{root}}},'steps':[{{'start':{{}}}}]}}").AsObject();
}
