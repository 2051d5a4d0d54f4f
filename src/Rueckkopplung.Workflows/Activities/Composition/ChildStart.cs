using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>What ExecuteWorkflow and DispatchWorkflow share.</summary>
internal static class ChildStart
{
    public static CompiledWorkflow Compile(ActivityContext context)
    {
        var id = context.Get<string>("WorkflowDefinitionId") ?? "";
        var definition = context.Burst.Workflow.Source.Find(id, version: null)
            ?? throw new InvalidOperationException($"No published version of workflow definition with ID {id} found.");
        return context.Burst.Engine.Compile(definition, context.Burst.Workflow.Source);
    }

    public static StartRequest Request(ActivityContext context, string id) => new(id, Input(context), Correlation(context))
    {
        ParentInstanceId = context.InstanceId,
    };

    public static Dictionary<string, JsonNode?> Input(ActivityContext context)
    {
        var input = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in context.GetJson("Input") as JsonObject ?? [])
            input[name] = value?.DeepClone();

        input["ParentInstanceId"] = context.InstanceId;
        return input;
    }

    public static string? Correlation(ActivityContext context) =>
        context.Get<string>("CorrelationId") is { Length: > 0 } id ? id : null;

    public static JsonObject ToObject(IEnumerable<KeyValuePair<string, JsonNode?>> values) =>
        new(values.Select(item => KeyValuePair.Create(item.Key, item.Value?.DeepClone())));
}
