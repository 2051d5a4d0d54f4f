using System.Text.Json.Nodes;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>What a parent is told when its child has ended.</summary>
internal static class ChildOutcome
{
    public static IReadOnlyDictionary<string, JsonNode?> Input(StoredBurst child) =>
        new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["WorkflowInstanceId"] = child.Instance.Id.ToString(),
            ["Status"] = child.Result.Status.ToString(),
            ["SubStatus"] = child.Result.SubStatus.ToString(),
            ["Output"] = new JsonObject(
                child.Result.Outputs.Select(output => KeyValuePair.Create(output.Key, output.Value?.DeepClone()))),
        };
}
