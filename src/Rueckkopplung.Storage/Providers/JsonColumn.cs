using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Rueckkopplung.Storage.Providers;

/// <summary>A value kept as JSON text in one column, the same on both databases; equal when its JSON is equal.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(StorageJson.Compact)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), text => Read<T>(text)),
            new ValueComparer<T>(
                (left, right) => Write(left) == Write(right),
                value => StringComparer.Ordinal.GetHashCode(Write(value)),
                value => Read<T>(Write(value))));
        return property;
    }

    private static string Write<T>(T? value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
