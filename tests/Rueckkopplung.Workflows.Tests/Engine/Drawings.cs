using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Tests.Engine;

/// <summary>Definitions, hosts and instances for tests. In texts, ' stands for ".</summary>
internal static class Drawings
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public static WorkflowEngine Engine { get; } = new(new ActivityCatalogue(ActivityCatalogue.BuiltIn));

    public static StartRequest Fresh { get; } = new("instance", new Dictionary<string, JsonNode?>());

    public static JsonNode Json(string text) => JsonNode.Parse(text.Replace('\'', '"'))!;

    /// <summary>A workflow with this root; more members of the definition may precede it.</summary>
    public static CompiledWorkflow Workflow(string root, string more = "", params string[] others) =>
        Engine.Compile(Definition("main", root, more), new Shelf(others));

    public static WorkflowDefinition Definition(string id, string root, string more = "") => DefinitionJson.Read(
        Json($"{{'id':'{id}-1','definitionId':'{id}','name':'{id}','version':1,{more}'root':{root}}}").ToJsonString());

    public static string Expression(string type, string value) =>
        $"{{'typeName':'Object','expression':{{'type':'{type}','value':{value}}}}}";

    public static string Literal(object value) => Expression("Literal", value is string text ? $"'{text}'" : $"{value}".ToLowerInvariant());

    public static string Script(string code) => Expression("JavaScript", JsonValue.Create(code)!.ToJsonString());

    public static string Line(string id) => $"{{'id':'{id}','type':'Elsa.WriteLine','text':{Literal(id)}}}";

    public static string Wait(string id) => $"{{'id':'{id}','type':'Elsa.Event','eventName':{Literal(id)}}}";

    public static string Run(string id, string code) => $"{{'id':'{id}','type':'Elsa.RunJavaScript','script':{Literal(code)}}}";

    public static string Sequence(string id, params string[] activities) =>
        $"{{'id':'{id}','type':'Elsa.Sequence','activities':[{string.Join(',', activities)}]}}";

    public static string Flowchart(string id, string[] activities, params string[] arrows) =>
        $"{{'id':'{id}','type':'Elsa.Flowchart','activities':[{string.Join(',', activities)}],"
        + $"'connections':[{string.Join(',', arrows.Select(Arrow))}]}}";

    public static BurstHost Host(BurstBudget? budget = null)
    {
        var number = 0;
        return new BurstHost(Monday, () => new Guid(++number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Budget: budget);
    }

    public static BurstResult Start(CompiledWorkflow workflow, BurstBudget? budget = null) =>
        Engine.Start(workflow, Fresh, Host(budget));

    /// <summary>Goes on with the instance as it comes back from its JSON.</summary>
    public static BurstResult Resume(CompiledWorkflow workflow, BurstResult before, ResumeRequest request, BurstHost? host = null) =>
        Engine.Resume(workflow, WorkflowState.Deserialize(before.State.Serialize(), workflow), request, host ?? Host());

    public static BurstResult Publish(CompiledWorkflow workflow, BurstResult before, string activity, JsonNode? payload = null) => Resume(
        workflow, before, new ResumeRequest.Bookmark(
            before.State.Bookmarks.Single(bookmark => bookmark.ActivityId == activity).Id,
            Activities.Primitives.Event.Input(payload)));

    /// <summary><c>a>b</c>, or <c>a:True>b</c> from a port.</summary>
    private static string Arrow(string arrow)
    {
        var (source, target) = (arrow.Split('>')[0], arrow.Split('>')[1]);
        var port = source.Contains(':') ? source.Split(':')[1] : "Done";
        return $"{{'source':{{'activity':'{source.Split(':')[0]}','port':'{port}'}},'target':{{'activity':'{target}'}}}}";
    }

    private sealed class Shelf(string[] others) : IDefinitionSource
    {
        private readonly List<WorkflowDefinition> definitions =
            [.. others.Select(other => DefinitionJson.Read(Json(other).ToJsonString()))];

        public WorkflowDefinition? Find(string definitionId, int? version) =>
            definitions.Find(definition => definition.DefinitionId == definitionId);
    }
}
