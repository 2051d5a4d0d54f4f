using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Comparing;

/// <summary>The value of a property as it counts when the workflow runs, whatever form a tool gave it.</summary>
internal static class PropertyValue
{
    private const int MostShown = 160;
    private const int Around = 40;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Missing, null, empty text and empty list are the same; so are 5 and "5", and JSON with other spaces.</summary>
    public static bool AreSame(JsonNode? one, JsonNode? other) =>
        Counted(one) is var text && text == Counted(other) && (text.Length == 0 || LanguageOf(one) == LanguageOf(other));

    /// <summary>Both values as people read them; of long ones the part that differs.</summary>
    public static (ShownValue? Before, ShownValue? After) Shown(JsonNode? before, JsonNode? after)
    {
        var (old, now) = (TextOf(before), TextOf(after));
        var same = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var start = Math.Max(old.Length, now.Length) <= MostShown ? 0 : Math.Max(0, same - Around);
        return (Cut(before, old, start), Cut(after, now, start));
    }

    /// <summary>The value without its wrapper.</summary>
    public static JsonNode? Inner(JsonNode? node)
    {
        if (node is not JsonObject wrapper)
            return node;
        if (wrapper["expression"] is JsonObject expression)
            return Parsed(LanguageOf(node) == "Object" ? expression["value"] : null) ?? expression["value"];

        return wrapper["memoryReference"] is JsonObject reference ? reference["id"] : IsEmptyWrapper(wrapper) ? null : wrapper;
    }

    public static string? LanguageOf(JsonNode? node)
    {
        var language = (node as JsonObject)?["expression"] is JsonObject expression ? expression["type"]?.ToString() : null;
        return language is "Literal" ? null : language is "Json" ? "Object" : language;
    }

    public static string TextOf(JsonNode? node) => Inner(node) switch
    {
        null => string.Empty,
        JsonArray { Count: 0 } or JsonObject { Count: 0 } => string.Empty,
        JsonObject variable when (node as JsonObject)?["expression"]?["type"]?.ToString() == "Variable" =>
            variable["name"]?.ToString() ?? variable["id"]?.ToString() ?? string.Empty,
        JsonValue value when value.GetValueKind() is JsonValueKind.True => "true",
        JsonValue value when value.GetValueKind() is JsonValueKind.False => "false",
        JsonValue value when value.TryGetValue<string>(out var text) => Plain(text),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number && value.TryGetValue<decimal>(out var number) =>
            (number / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        { } other => other.ToJsonString(Readable),
    };

    // a variable is found by its id, and read by its name
    private static string Counted(JsonNode? node) =>
        LanguageOf(node) == "Variable" && Inner(node) is JsonObject variable && variable["id"] is { } id ? $"{id} {TextOf(node)}" : TextOf(node);

    // the Studio writes „True“ where a file has true
    private static string Plain(string text) => text switch
    {
        "True" => "true",
        "False" => "false",
        _ => text.ReplaceLineEndings("\n").Trim(),
    };

    private static JsonNode? Parsed(JsonNode? value)
    {
        if (value is not JsonValue one || !one.TryGetValue<string>(out var text) || text.Trim() is not ['[' or '{', ..])
            return null;

        try
        {
            return JsonNode.Parse(text);
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsEmptyWrapper(JsonObject wrapper) =>
        wrapper.ContainsKey("typeName") && wrapper.All(one => one.Key == "typeName" || one.Value is null);

    private static ShownValue? Cut(JsonNode? node, string text, int start)
    {
        if (text.Length == 0)
            return null;

        var from = Math.Min(start, text.Length);
        var end = Math.Min(text.Length, from + MostShown);
        return new ShownValue(LanguageOf(node), $"{(from > 0 ? "…" : "")}{text[from..end]}{(end < text.Length ? "…" : "")}");
    }
}
