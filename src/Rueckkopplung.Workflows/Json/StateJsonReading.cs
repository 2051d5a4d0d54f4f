using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Json;

/// <summary>What the reader of a state asks of its JSON. What is missing is null or empty.</summary>
internal static class StateJsonReading
{
    public static bool Has(this JsonElement source, string property) => source.TryGetProperty(property, out _);

    public static int? Int(this JsonElement source, string property) =>
        source.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetInt32() : null;

    public static long? Long(this JsonElement source, string property) =>
        source.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetInt64() : null;

    public static string? Text(this JsonElement source, string property) =>
        source.TryGetProperty(property, out var value) ? value.GetString() : null;

    public static JsonElement.ArrayEnumerator Items(this JsonElement source, string property) =>
        source.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    public static JsonElement.ObjectEnumerator Members(this JsonElement source, string property) =>
        source.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    public static string[]? Texts(this JsonElement source, string property)
    {
        if (!source.TryGetProperty(property, out var value) || value.ValueKind != JsonValueKind.Array)
            return null;

        var texts = new string[value.GetArrayLength()];
        for (var place = 0; place < texts.Length; place++)
            texts[place] = value[place].GetString()!;

        return texts;
    }

    public static int[] Numbers(this JsonElement source, string property)
    {
        if (!source.TryGetProperty(property, out var value) || value.ValueKind != JsonValueKind.Array)
            return [];

        var numbers = new int[value.GetArrayLength()];
        var place = 0;
        foreach (var number in value.EnumerateArray())
            numbers[place++] = number.GetInt32();

        return numbers;
    }

    public static Dictionary<string, JsonNode?> Values(this JsonElement source, string property) =>
        source.TryGetProperty(property, out var value) ? value.ToValues() : new Dictionary<string, JsonNode?>(StringComparer.Ordinal);

    public static Dictionary<string, JsonNode?> ToValues(this JsonElement source)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        if (source.ValueKind != JsonValueKind.Object)
            return values;

        foreach (var member in source.EnumerateObject())
            values[member.Name] = member.Value.ToNode();

        return values;
    }

    /// <summary>A value that stands alone: the document it was read from goes back to its pool.</summary>
    public static JsonNode? ToNode(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Object => JsonObject.Create(value.Clone()),
        JsonValueKind.Array => JsonArray.Create(value.Clone()),
        JsonValueKind.String => JsonValue.Create(value.GetString()),
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ => value.TryGetInt64(out var whole) ? JsonValue.Create(whole) : JsonValue.Create(value.Clone()),
    };
}
