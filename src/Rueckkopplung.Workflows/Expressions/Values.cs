using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>
/// Conversions of values as Elsa has them: lenient, a value that does not fit becomes the default of the type. Values are
/// JSON and never changed in place.
/// </summary>
internal static class Values
{
    private static readonly JsonSerializerOptions TextOptions =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <exception cref="FormatException">A text that looks like JSON and is not.</exception>
    public static JsonNode? Convert(JsonNode? value, ElsaType type)
    {
        if (value is null || type.Kind == ValueKind.Object)
            return value;

        return type.Kind switch
        {
            ValueKind.Text => ToText(value) is { } text ? JsonValue.Create(text) : null,
            ValueKind.Boolean => ToBoolean(value) is { } truth ? JsonValue.Create(truth) : null,
            ValueKind.Integer => IsInteger(value) ? value : ToInteger(value) is { } number ? JsonValue.Create(number) : null,
            ValueKind.Real => ToReal(value) is { } real ? JsonValue.Create(real) : null,
            ValueKind.Decimal => ToDecimal(value) is { } amount ? JsonValue.Create(amount) : null,
            ValueKind.Json => ToJson(value),
            ValueKind.List => ToList(value, type.Element ?? ElsaType.Object),
            _ => Temporal.Convert(value, type.Kind),
        };
    }

    /// <summary>The text of a value: <c>True</c> for true, JSON for objects and lists; null for null.</summary>
    public static string? ToText(JsonNode? value) => value switch
    {
        null => null,
        JsonValue single => SingleToText(single),
        _ => value.ToJsonString(TextOptions),
    };

    /// <summary>The JSON of a value as Elsa writes it.</summary>
    public static string ToJsonText(JsonNode? value) => value?.ToJsonString(TextOptions) ?? "null";

    public static bool IsTrue(JsonNode? value) => value is not null && ToBoolean(value) == true;

    public static double? Number(JsonNode? value)
    {
        if (value is not JsonValue single || single.GetValueKind() != JsonValueKind.Number)
            return null;

        if (single.TryGetValue<double>(out var real))
            return real;

        if (single.TryGetValue<int>(out var small))
            return small;

        if (single.TryGetValue<long>(out var large))
            return large;

        return single.TryGetValue<decimal>(out var exact) ? (double)exact : double.Parse(
            single.ToJsonString(), CultureInfo.InvariantCulture);
    }

    public static string? String(JsonNode? value) =>
        value is JsonValue single && single.GetValueKind() == JsonValueKind.String ? single.GetValue<string>() : null;

    private static string SingleToText(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ when value.TryGetValue<decimal>(out var exact) && !value.TryGetValue<double>(out _) =>
            exact.ToString(CultureInfo.InvariantCulture),
        _ => (Number(value) ?? 0).ToString("R", CultureInfo.InvariantCulture),
    };

    private static bool? ToBoolean(JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.Number:
                return Number(value) != 0;
            case JsonValueKind.String:
                var text = value.GetValue<string>();
                return string.IsNullOrWhiteSpace(text) ? null : bool.TryParse(text.Trim(), out var truth) && truth;
            default:
                return false;
        }
    }

    private static bool IsInteger(JsonNode value) => value is JsonValue single && single.TryGetValue<long>(out _);

    private static long? ToInteger(JsonNode value)
    {
        if (String(value) is not { } text)
        {
            return ToReal(value) is { } number
                ? checked((long)Math.Round(number, MidpointRounding.ToEven)) : null;
        }

        if (string.IsNullOrWhiteSpace(text))
            return null;

        return long.TryParse(text.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
    }

    private static double? ToReal(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => 1,
        JsonValueKind.String when string.IsNullOrWhiteSpace(value.GetValue<string>()) => null,
        JsonValueKind.String => double.TryParse(
            value.GetValue<string>().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : 0,
        _ => 0,
    };

    private static decimal? ToDecimal(JsonNode value)
    {
        if (value is JsonValue single && single.GetValueKind() == JsonValueKind.Number
            && single.TryGetValue<decimal>(out var exact))
        {
            return exact;
        }

        if (String(value) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                ? parsed : 0;
        }

        return ToReal(value) is { } real ? (decimal)real : null;
    }

    private static JsonNode? ToJson(JsonNode value) => String(value) is { } text ? Parse(text) : value;

    private static JsonNode? Parse(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return null;

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException problem)
        {
            throw new FormatException($"The text is not valid JSON: {problem.Message}", problem);
        }
    }

    private static JsonArray? ToList(JsonNode value, ElsaType element)
    {
        if (String(value) is { } text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;

            value = Parse(text) ?? new JsonArray(value.DeepClone());
        }

        if (value is not JsonArray items)
            return null;

        return element.Kind == ValueKind.Object
            ? items : new JsonArray([.. items.Select(item => Convert(item, element)?.DeepClone())]);
    }
}
