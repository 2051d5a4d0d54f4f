using System.Text.Json.Nodes;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>
/// The activities of a definition, as the Studio needs them: each with its node id, unknown types replaced by one the
/// Studio can draw. Back again nothing of that is kept: the stored JSON stays what people wrote.
/// </summary>
internal static class Drawing
{
    private const string NotFound = "Elsa.NotFoundActivity";
    private const string Original = "originalActivityJson";
    private const string Workflow = "Workflow1";

    /// <summary>Makes the root ready for the Studio. Changes the node that is handed in.</summary>
    /// <param name="root">A copy of the stored root.</param>
    /// <param name="isKnown">Whether the Studio gets a descriptor of this type.</param>
    /// <param name="parent">The path of what holds the root.</param>
    public static JsonObject ForStudio(JsonObject root, Func<string, bool> isKnown, string parent = Workflow)
    {
        var known = Known(root, isKnown);
        var path = $"{parent}:{Text(known, "id")}";
        known["nodeId"] = path;
        foreach (var child in Children(known).ToList())
        {
            var ready = ForStudio(child.Activity, isKnown, path);
            if (!ReferenceEquals(ready, child.Activity))
                child.Replace(ready);
        }

        return known;
    }

    /// <summary>Takes away what <see cref="ForStudio"/> added. Changes the node that is handed in.</summary>
    public static JsonObject FromStudio(JsonObject root)
    {
        var own = Restored(root);
        own.Remove("nodeId");
        foreach (var child in Children(own).ToList())
        {
            var restored = FromStudio(child.Activity);
            if (!ReferenceEquals(restored, child.Activity))
                child.Replace(restored);
        }

        return own;
    }

    /// <summary>All activities of a root, itself included, outermost first.</summary>
    public static IEnumerable<JsonObject> Activities(JsonObject root) =>
        Children(root).SelectMany(child => Activities(child.Activity)).Prepend(root);

    /// <summary>The activities within this one, each with the port it sits in.</summary>
    public static IEnumerable<(JsonObject Activity, string Port)> Embedded(JsonObject activity) =>
        Children(activity).Select(child => (child.Activity, Pascal(child.Port)));

    /// <summary>What people call it: its caption, else its name, else its id.</summary>
    public static string NameOf(JsonObject activity) =>
        Text(activity["metadata"] as JsonObject, "displayText") is { Length: > 0 } caption ? caption
        : Text(activity, "name") is { Length: > 0 } name ? name
        : Text(activity, "id") ?? "?";

    public static string? Text(JsonObject? node, string property) =>
        node?[property] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The value of an input as text, whatever its language; null where it is empty.</summary>
    public static string? Value(JsonObject activity, string input) =>
        activity[input]?["expression"] is JsonObject expression && expression["value"] is { } value && value.ToString().Trim() is { Length: > 0 } text
            ? text : null;

    private static JsonObject Known(JsonObject activity, Func<string, bool> isKnown)
    {
        var type = Text(activity, "type") ?? string.Empty;
        if (isKnown(type))
            return activity;

        return new JsonObject
        {
            ["id"] = Text(activity, "id"),
            ["name"] = Text(activity, "name"),
            ["type"] = NotFound,
            ["version"] = 1,
            ["missingTypeName"] = type,
            ["missingTypeVersion"] = activity["version"]?.DeepClone(),
            [Original] = activity.ToJsonString(),
            ["metadata"] = activity["metadata"]?.DeepClone() ?? new JsonObject(),
            ["customProperties"] = new JsonObject(),
        };
    }

    // where it stands on the canvas may have changed; everything else is the original
    private static JsonObject Restored(JsonObject activity)
    {
        if (Text(activity, "type") != NotFound || Text(activity, Original) is not { } json)
            return activity;

        var original = JsonNode.Parse(json)!.AsObject();
        original["metadata"] = activity["metadata"]?.DeepClone();
        return original;
    }

    private static IEnumerable<Child> Children(JsonObject activity)
    {
        foreach (var (name, value) in activity)
        {
            if (name is "metadata" or "customProperties" or "connections" or "variables")
                continue;
            if (IsActivity(value))
                yield return new Child(name, value!.AsObject(), ready => activity[name] = ready);
            if (value is not JsonArray list)
                continue;

            for (var place = 0; place < list.Count; place++)
            {
                var (at, item) = (place, list[place] as JsonObject);
                if (IsActivity(item))
                    yield return new Child(name, item!, ready => list[at] = ready);
                else if (IsActivity(item?["activity"]))
                    yield return new Child(name, item!["activity"]!.AsObject(), ready => item["activity"] = ready);
            }
        }
    }

    private static bool IsActivity(JsonNode? node) =>
        node is JsonObject candidate && !candidate.ContainsKey("expression") && !candidate.ContainsKey("typeName")
        && Text(candidate, "type") is { Length: > 0 } && candidate.ContainsKey("id");

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private sealed record Child(string Port, JsonObject Activity, Action<JsonObject> Replace);
}
