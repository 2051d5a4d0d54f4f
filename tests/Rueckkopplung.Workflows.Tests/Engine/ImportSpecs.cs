using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Tests.Engine;

public sealed class ImportSpecs
{
    [Theory]
    [InlineData("HttpEndpoint", "workflows here do not speak HTTP")]
    [InlineData("WriteHttpResponse", "workflows here do not speak HTTP")]
    [InlineData("WriteFileHttpResponse", "workflows here do not speak HTTP")]
    [InlineData("SendHttpRequest", "workflows here do not speak HTTP")]
    [InlineData("FlowSendHttpRequest", "workflows here do not speak HTTP")]
    [InlineData("DownloadHttpFile", "workflows here do not speak HTTP")]
    [InlineData("BulkDispatchWorkflows", "it would start many workflows at once")]
    [InlineData("RunCSharp", "C# has no sandbox")]
    [InlineData("RunPython", "Python has no sandbox")]
    public void An_activity_that_is_not_supported_is_refused_by_name_wherever_it_stands(string type, string reason)
    {
        var sentence = $"Activity 'x' of 'main' has the type Elsa.{type}, which is not supported: {reason}.";
        var activity = $"{{'id':'x','type':'Elsa.{type}'}}";

        Assert.Equal(sentence, Refusal(activity));
        Assert.Equal(sentence, Refusal(Drawings.Sequence("s", Drawings.Line("a"), $"{{'id':'i','type':'Elsa.If','then':{activity}}}")));
        Assert.Equal(sentence, Refusal($"{{'id':'s','type':'Elsa.Switch','cases':[{{'label':'A','activity':{activity}}}]}}"));
    }

    [Theory]
    [InlineData("CSharp", "C# has no sandbox")]
    [InlineData("C#", "C# has no sandbox")]
    [InlineData("Python", "Python has no sandbox")]
    [InlineData("Liquid", "this house has no Liquid")]
    public void An_expression_in_a_language_that_is_not_spoken_is_refused(string language, string reason)
    {
        Assert.Equal(
            $"'text' of activity 'w' is written in {language}, which is not supported: {reason}. Use JavaScript.",
            Refusal($"{{'id':'w','type':'Elsa.WriteLine','text':{Drawings.Expression(language, "'x'")}}}"));
        Assert.StartsWith(
            "'case A' of activity 's' is written in",
            Refusal($"{{'id':'s','type':'Elsa.FlowSwitch','cases':[{{'label':'A','condition':{{'type':'{language}','value':'x'}}}}]}}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'id':'f','type':'Elsa.Flowchart','activities':[{'id':'a','type':'Elsa.Start'},{'id':'a','type':'Elsa.End'}]}", "two activities with the id 'a'")]
    [InlineData("{'id':'f'}", "has no 'type'")]
    [InlineData("{'id':'c','type':'Elsa.Cron','cronExpression':'nonsense','customProperties':{'canStartWorkflow':true}}", "cron expression of trigger 'c'")]
    [InlineData("{'id':'f','type':'Elsa.Flowchart','activities':[{'id':'a','type':'Elsa.Start'}],'connections':[{'source':'a','target':'gone'}]}", "unknown activity 'gone'")]
    [InlineData("{'id':'f','type':'Elsa.Sequence','variables':[{'id':'v','name':'v','typeName':'Int32','value':3}],'activities':[]}", "must be a text")]
    public void A_definition_that_cannot_be_read_is_refused_in_one_sentence(string root, string told)
    {
        var sentence = Refusal(root);

        Assert.Contains(told, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
    }

    private static string Refusal(string root) => Assert.Throws<DefinitionFormatException>(() => Drawings.Workflow(root)).Message;
}
