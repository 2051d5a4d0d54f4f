using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Access to the properties of the definition format. Names of the model are not case-sensitive there.</summary>
internal static class ElsaNames
{
    public static JsonNode? Get(JsonObject source, string name)
    {
        if (source.TryGetPropertyValue(name, out var exact))
            return exact;

        foreach (var (key, value) in source)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    public static string? Text(JsonObject source, string name) =>
        Get(source, name) is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>() : null;

    public static bool Flag(JsonObject source, string name) => Get(source, name) switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.True => true,
        JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            string.Equals(value.GetValue<string>(), "true", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    public static int? Number(JsonObject source, string name) =>
        Get(source, name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && value.TryGetValue<int>(out var number) ? number : null;

    public static JsonObject? Object(JsonObject source, string name) => Get(source, name) as JsonObject;

    /// <summary>The items of a list, also where it is wrapped with its type or where a single item stands for a list.</summary>
    public static IEnumerable<JsonNode> Items(JsonNode? node) => node switch
    {
        JsonArray items => items.OfType<JsonNode>(),
        JsonObject wrapper when (wrapper["$values"] ?? wrapper["items"] ?? wrapper["values"]) is JsonArray items =>
            items.OfType<JsonNode>(),
        JsonObject single when single.Count > 0 => [single],
        _ => [],
    };

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
