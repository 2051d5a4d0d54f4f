using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Json;

/// <summary>The state of an instance as compact JSON. Activities are named once, by their path, and then by number.</summary>
internal static class StateJson
{
    internal const int FormatVersion = 2;

    private static readonly JsonWriterOptions Compact =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Each thread writes on its own, again and again.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? desk;

    public static string Write(Instance instance)
    {
        var (buffer, writer) = desk ??= (new ArrayBufferWriter<byte>(4096), new Utf8JsonWriter(Stream.Null, Compact));
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        new StateWriter(writer, instance).Write();
        writer.Flush();
        var json = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity > WorkflowState.MaxBytes)
            desk = null;

        return json;
    }

    /// <summary>The instant, in milliseconds, that all others in a state count from.</summary>
    public static long Began(Instance instance)
    {
        var first = long.MaxValue;
        foreach (var execution in instance.Live)
            first = Math.Min(first, execution.StartedAt.ToUnixTimeMilliseconds());

        return first == long.MaxValue ? 0 : first;
    }

    /// <summary>A GUID in 22 letters; another id as it is, behind an equals sign.</summary>
    public static string Short(string id) => Guid.TryParseExact(id, "D", out var guid) && guid.ToString() == id
        ? Convert.ToBase64String(guid.ToByteArray())[..22] : "=" + id;

    public static string Long(string id) =>
        id.StartsWith('=') ? id[1..] : new Guid(Convert.FromBase64String(id + "==")).ToString();

    /// <exception cref="FormatException">Not a state of this workflow.</exception>
    public static Instance Read(string json, CompiledWorkflow workflow)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new StateReader(document.RootElement, workflow).Read()
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
