using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Json;

/// <summary>What the writers of a state have in common.</summary>
internal static class StateJsonWriting
{
    public static void WriteList<T>(
        this Utf8JsonWriter writer, string property, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;

        writer.WriteStartArray(property);
        foreach (var item in items)
            write(item);

        writer.WriteEndArray();
    }

    public static void WriteValues(
        this Utf8JsonWriter writer, string property, IReadOnlyDictionary<string, JsonNode?> values)
    {
        if (values.Count == 0)
            return;

        writer.WritePropertyName(property);
        writer.WriteObject(values);
    }

    public static void WriteObject(
        this Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonNode?> values)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in values)
        {
            writer.WritePropertyName(name);
            writer.WriteNode(value);
        }

        writer.WriteEndObject();
    }

    public static void WriteNode(this Utf8JsonWriter writer, JsonNode? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }

    public static void WriteText(this Utf8JsonWriter writer, string property, string? text)
    {
        if (text is not null)
            writer.WriteString(property, text);
    }
}
