using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Json;

/// <summary>The state of an instance as compact JSON. Activities are named once, by their path, and then by number.</summary>
internal static class StateJson
{
    internal const int FormatVersion = 1;

    private static readonly JsonWriterOptions Compact =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Write(Instance instance)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            new StateWriter(writer, instance).Write();

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="FormatException">Not a state of this workflow.</exception>
    public static Instance Read(string json, CompiledWorkflow workflow)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject root ? new StateReader(root, workflow).Read()
                : throw new FormatException("The state of the instance is not a JSON object.");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException
            or NullReferenceException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException(
                $"The text is not a state of '{workflow.Definition.DefinitionId}' v{workflow.Definition.Version}.", problem);
        }
    }
}
