using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rueckkopplung.Cases;

/// <summary>Writes an enum by its wire name and reads nothing else.</summary>
internal sealed class WireNameConverter<T> : JsonConverter<T> where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireNames.Find<T>(reader.GetString())
        ?? throw new JsonException($"'{reader.GetString()}' is no {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(WireNames.Of(value));
}
