using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rueckkopplung.Storage;

/// <summary>How JSON is written into columns: compact, umlauts as they are.</summary>
internal static class StorageJson
{
    public static JsonSerializerOptions Compact { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };
}
