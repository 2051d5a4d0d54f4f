using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Reads the variables out of a stored instance, for whoever looks at it without running it.</summary>
public static class StateVariables
{
    private const int More = 6;

    /// <summary>By the variable's id; of several executions the latest counts.</summary>
    /// <param name="state">What <see cref="Execution.WorkflowState.Serialize"/> wrote.</param>
    public static IReadOnlyDictionary<string, JsonNode?> Of(string state)
    {
        var found = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        if (JsonNode.Parse(state)?["exe"] is not JsonArray executions)
            return found;

        foreach (var execution in executions.OfType<JsonArray>().Where(one => one.Count > More))
        {
            foreach (var (id, value) in execution[More]?["v"] as JsonObject ?? [])
                found[id] = value?.DeepClone();
        }

        return found;
    }
}
