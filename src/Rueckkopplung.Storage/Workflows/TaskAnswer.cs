using System.Text.Json.Nodes;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Names in the input of a burst that a task or a signal resumes.</summary>
public static class TaskAnswer
{
    /// <summary>The chosen outcome, a string.</summary>
    public const string Outcome = "Outcome";

    /// <summary>The values of the form, an object.</summary>
    public const string Values = "Values";

    /// <summary>The payload of a signal.</summary>
    public const string Payload = "Payload";

    internal static IReadOnlyDictionary<string, JsonNode?> Input(string outcome, JsonObject values) =>
        new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { [Outcome] = outcome, [Values] = values.DeepClone() };
}
