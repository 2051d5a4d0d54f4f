using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Web.Cli;

/// <summary>A definition that a command was given as a file.</summary>
/// <param name="Path">As the caller wrote it.</param>
/// <param name="Json">Its content.</param>
internal sealed record DefinitionFile(string Path, JsonObject Json)
{
    /// <returns>Null where it cannot be used; one line on standard error says why.</returns>
    public static async Task<DefinitionFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(CallersFile.Find(path), cancellationToken);
            if (JsonNode.Parse(text) is JsonObject json && json["root"] is JsonObject && json["definitionId"] is JsonValue)
                return new DefinitionFile(path, json);

            await Console.Error.WriteLineAsync($"{path}: ist keine Ablaufdefinition von Elsa 3 (root oder definitionId fehlt).");
        }
        catch (JsonException broken)
        {
            await Console.Error.WriteLineAsync($"{path}: ist kein JSON: {broken.Message.ReplaceLineEndings(" ")}");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"{path}: ist nicht lesbar: {unread.Message.ReplaceLineEndings(" ")}");
        }

        return null;
    }
}
