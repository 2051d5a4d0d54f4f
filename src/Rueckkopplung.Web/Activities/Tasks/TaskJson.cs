using System.Text.Json.Nodes;

namespace Rueckkopplung.Web.Activities.Tasks;

/// <summary>The JSON of a task's outcomes and form, as the definition has it and as the API gives it.</summary>
internal static class TaskJson
{
    /// <summary>The names of the outcomes: an array, or JSON text of one.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static IReadOnlyList<string> Names(JsonNode? outcomes, string activityId)
    {
        var names = Parsed(outcomes) is JsonArray array
            ? array.Select(item => item is JsonObject named ? Text(named, "name") : item?.ToString()).OfType<string>().ToList()
            : [];

        return names.Count > 0
            ? names
            : throw new FormatException($"Task '{activityId}' has no outcomes; it needs a JSON array of names.");
    }

    /// <summary><c>{name, label, button, hint}</c> for each outcome.</summary>
    public static JsonArray Outcomes(IEnumerable<string> names, JsonNode? texts)
    {
        var byName = Parsed(texts) as JsonObject;
        return [.. names.Select(name => Outcome(name, byName?[name] as JsonObject))];
    }

    /// <summary>The fields, each with the value that is proposed for it.</summary>
    public static JsonArray Form(JsonNode? form, JsonNode? defaults)
    {
        var fields = Parsed(form) as JsonArray ?? [];
        var values = Parsed(defaults) as JsonObject;
        var result = new JsonArray();
        foreach (var field in fields.OfType<JsonObject>().Select(field => (JsonObject)field.DeepClone()))
        {
            if (Text(field, "name") is { } name && values?[name] is { } value)
                field["value"] = value.DeepClone();
            result.Add(field);
        }

        return result;
    }

    private static JsonObject Outcome(string name, JsonObject? texts) => new()
    {
        ["name"] = name,
        ["label"] = Text(texts, "label") ?? name,
        ["button"] = Text(texts, "button") ?? name,
        ["hint"] = Text(texts, "hint"),
    };

    private static string? Text(JsonObject? node, string property) =>
        node?[property] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // an Object expression whose target has no type stays JSON text, as in Elsa
    private static JsonNode? Parsed(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? JsonNode.Parse(text) : node;
}
