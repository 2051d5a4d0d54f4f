using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>Values as the types that activities ask for.</summary>
internal static class InputValue
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static T? As<T>(JsonNode? value)
    {
        if (value is null)
            return default;

        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        var result = ReadAs<T>(value, type);
        return result is T typed ? typed : default;
    }

    private static object? ReadAs<T>(JsonNode value, Type type)
    {
        if (type == typeof(string))
        {
            return Values.ToText(value);
        }

        if (type == typeof(bool))
        {
            return Values.IsTrue(value);
        }

        if (type == typeof(int) || type == typeof(long))
        {
            var number = (long?)Number(value, ValueKind.Integer) ?? 0;
            return type == typeof(int) ? (int)number : number;
        }

        if (type == typeof(double))
        {
            return (double?)Number(value, ValueKind.Real);
        }

        if (type.IsEnum)
        {
            return Enum.TryParse(type, Values.ToText(value), ignoreCase: true, out var name) ? name : null;
        }

        return typeof(JsonNode).IsAssignableFrom(type) ? value : ReadText<T>(value, type);
    }

    private static object? ReadText<T>(JsonNode value, Type type)
    {
        var text = Values.String(value);
        if (type == typeof(DateTimeOffset))
        {
            return Temporal.Instant(text);
        }

        if (type == typeof(TimeSpan))
        {
            return Temporal.Span(text);
        }

        if (type == typeof(Guid))
        {
            return Guid.TryParse(text, out var id) ? id : null;
        }

        return text is not null && text.AsSpan().TrimStart() is ['{' or '[', ..]
            ? JsonSerializer.Deserialize<T>(text, Web) : value.Deserialize<T>(Web);
    }

    private static JsonNode? Number(JsonNode value, ValueKind kind) => Values.Convert(value, new ElsaType(kind));
}
