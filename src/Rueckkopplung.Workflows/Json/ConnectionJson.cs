using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Connections of a flowchart in their several forms.</summary>
internal static class ConnectionJson
{
    public static IReadOnlyList<ConnectionDefinition> Read(
        JsonNode? node, string flowchart, IReadOnlyList<EmbeddedActivity> children)
    {
        var ids = children.Select(child => child.Activity.Id).ToHashSet(StringComparer.Ordinal);
        var connections = new List<ConnectionDefinition>();
        foreach (var item in ElsaNames.Items(node).OfType<JsonObject>())
        {
            var source = item["source"] ?? item["Source"];
            var target = item["target"] ?? item["Target"];
            var connection = source is JsonValue && target is JsonValue
                ? ReadFlat(item, flowchart, ids)
                : ReadNested(source as JsonObject, target as JsonObject, ids);
            if (connection is not null && !connections.Contains(connection))
                connections.Add(connection);
        }

        return connections;
    }

    /// <summary>An end that does not exist drops the connection.</summary>
    private static ConnectionDefinition? ReadNested(JsonObject? source, JsonObject? target, HashSet<string> ids)
    {
        if (source is null || target is null || ElsaNames.Text(source, "activity") is not { } from
            || ElsaNames.Text(target, "activity") is not { } to || !ids.Contains(from) || !ids.Contains(to))
        {
            return null;
        }

        return new ConnectionDefinition(from, ElsaNames.Text(source, "port"), to, ElsaNames.Text(target, "port"));
    }

    private static ConnectionDefinition ReadFlat(JsonObject item, string flowchart, HashSet<string> ids)
    {
        var from = ElsaNames.Text(item, "source") ?? "";
        var to = ElsaNames.Text(item, "target") ?? "";
        var missing = !ids.Contains(from) ? from : !ids.Contains(to) ? to : null;
        return missing is null
            ? new ConnectionDefinition(from, ElsaNames.Text(item, "sourcePort"), to, ElsaNames.Text(item, "targetPort"))
            : throw new DefinitionFormatException($"A connection of '{flowchart}' names the unknown activity '{missing}'.");
    }
}
