using System.Text.Json.Nodes;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Nested activities as the viewer walks them: a tree of nodes, and the way from the root to one of them.</summary>
internal static class Subgraph
{
    /// <summary>The node with this id and all below it; null where there is none. Without an id the whole.</summary>
    /// <param name="root">The root as <see cref="Drawing.ForStudio"/> made it.</param>
    /// <param name="nodeId">The wanted node.</param>
    public static JsonObject? NodeOf(JsonObject root, string? nodeId)
    {
        var way = Way(root, "Root", nodeId ?? Drawing.Text(root, "nodeId") ?? string.Empty);
        return way.Count == 0 ? null : Node(way[^1].Activity, way[^1].Port, way.Count > 1 ? way[^2].Activity : null);
    }

    /// <summary>Each container on the way to the node, with the port by which the way goes on.</summary>
    public static JsonObject? SegmentsTo(JsonObject root, string nodeId)
    {
        var way = Way(root, "Root", nodeId);
        if (way.Count == 0)
            return null;

        var container = way.Count > 1 ? way[^2] : way[^1];
        return new JsonObject
        {
            ["childNode"] = Node(way[^1].Activity, way[^1].Port, way.Count > 1 ? way[^2].Activity : null),
            ["container"] = Node(container.Activity, container.Port, null),
            // a flowchart's own activities lie on its canvas, they are no step into another one
            ["pathSegments"] = new JsonArray([.. way.Zip(way.Skip(1)).Where(pair => pair.Second.Port != "Activities").Select(pair => new JsonObject
            {
                ["activityNodeId"] = Drawing.Text(pair.First.Activity, "nodeId"),
                ["activityId"] = Drawing.Text(pair.First.Activity, "id"),
                ["activityType"] = Drawing.Text(pair.First.Activity, "type"),
                ["portName"] = pair.Second.Port,
                ["activityName"] = Drawing.NameOf(pair.First.Activity),
            })]),
        };
    }

    private static JsonObject Node(JsonObject activity, string port, JsonObject? parent) => new()
    {
        ["nodeId"] = Drawing.Text(activity, "nodeId"),
        ["port"] = port,
        ["activity"] = activity.DeepClone(),
        ["parents"] = parent is null ? [] : new JsonArray(new JsonObject { ["nodeId"] = Drawing.Text(parent, "nodeId") }),
        ["children"] = new JsonArray([.. Drawing.Embedded(activity).Select(child => Node(child.Activity, child.Port, activity))]),
    };

    private static List<(JsonObject Activity, string Port)> Way(JsonObject from, string port, string nodeId)
    {
        if (Drawing.Text(from, "nodeId") == nodeId)
            return [(from, port)];

        foreach (var (child, childPort) in Drawing.Embedded(from))
        {
            if (Way(child, childPort, nodeId) is { Count: > 0 } rest)
                return [(from, port), .. rest];
        }

        return [];
    }
}
