using Rueckkopplung.Workflows.Tracing;

namespace Rueckkopplung.Workflows.Tests.Engine;

public sealed class TraceFileSpecs
{
    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("   \n", "not valid JSON")]
    [InlineData("hello", "not valid JSON")]
    [InlineData("\0\u0001\uFFFD", "not valid JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("{}", "no 'steps'")]
    [InlineData("{'steps':[]}", "no 'steps'")]
    [InlineData("{'steps':{}}", "no 'steps'")]
    [InlineData("{'steps':[{'start':{}}]}", "no 'definition'")]
    [InlineData("{'steps':[{'start':{}}],'definition':[]}", "no 'definition'")]
    [InlineData("{'steps':[{'start':{}}],'definition':'x'}", "no 'definition'")]
    [InlineData("{'steps':[3],'definition':{}}", "Step 0 is not an object")]
    [InlineData("{'steps':[{}],'definition':{}}", "Step 0 has neither")]
    [InlineData("{'steps':[{'start':5}],'definition':{}}", "'start' that is not an object")]
    [InlineData("{'steps':[{'start':{'input':5}}],'definition':{}}", "'input' that is not an object")]
    [InlineData("{'steps':[{'start':{}},{'resume':{}}],'definition':{}}", "Step 1 names neither")]
    [InlineData("{'mode':'x','steps':[{'start':{}}],'definition':{'definitionId':'d','root':{'id':'s','type':'Elsa.Start'}}}", "neither 'counter' nor 'token'")]
    [InlineData("{'a':1,'a':2,'steps':[{'start':{}}],'definition':{}}", "twice")]
    [InlineData("{'steps':[{'start':{}}],'definition':{'definitionId':'d','definitionId':'e'}}", "twice")]
    public void A_file_that_cannot_be_used_is_refused_in_one_line(string text, string told)
    {
        var message = Assert.Throws<TraceFileException>(() => CaseTrace.Run(text.Replace('\'', '"'))).Message;

        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_file_nested_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));

        Assert.Throws<TraceFileException>(() => CaseTrace.Run(deep));
    }

    [Theory]
    [InlineData("{}", "no 'definitionId'")]
    [InlineData("{'definitionId':'d','root':{'type':5}}", "no 'type'")]
    [InlineData("{'definitionId':'d','variables':[{'id':'v'}],'root':{'id':'s','type':'Elsa.Start'}}", "no 'name'")]
    public void A_definition_that_is_refused_is_an_import_error(string definition, string told)
    {
        var trace = CaseTrace.Run($"{{'steps':[{{'start':{{}}}}],'definition':{definition}}}".Replace('\'', '"'));

        Assert.Contains("importError", trace, StringComparison.Ordinal);
        Assert.Contains(told, trace.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bookmark_whose_activity_failed_after_a_resume_stays_listed_and_a_second_resume_changes_nothing()
    {
        var trace = System.Text.Json.Nodes.JsonNode.Parse(CaseTrace.Run("""
            {"definition":{"definitionId":"d","options":{"incidentStrategyType":"ContinueWithIncidentsStrategy"},
              "variables":[{"id":"n","name":"n","typeName":"Int32","value":"0","storageDriverTypeName":"Elsa.WorkflowStorageDriver"}],
              "root":{"id":"w","type":"Elsa.While",
                "condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"getVariable('n') > 0 ? missing() : (setVariable('n', 1), true)"}},
                "body":{"id":"e","type":"Elsa.Event","eventName":"x"}}},
             "steps":[{"start":{}},{"resume":{"activityId":"e"}},{"resume":{"activityId":"e"}},{"resume":{"event":"x"}}]}
            """))!["afterStep"]!.AsArray();

        Assert.Equal("e", (string?)trace[1]!["incidents"]![0]!["activityId"]);
        Assert.Equal(trace[1]!.ToJsonString(), trace[2]!.ToJsonString());
        Assert.Equal(trace[1]!.ToJsonString(), trace[3]!.ToJsonString());
    }

    [Fact]
    public void A_resume_before_the_start_is_rejected()
    {
        var trace = CaseTrace.Run("""
            {"definition":{"definitionId":"d","root":{"id":"s","type":"Elsa.Start"}},
             "steps":[{"resume":{"activityId":"s"}},{"resume":{"event":"x"}},{"start":{}}]}
            """);

        Assert.Contains("\"rejected\": true", trace, StringComparison.Ordinal);
        Assert.Contains("\"Finished\"", trace, StringComparison.Ordinal);
    }
}
