using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Comparing;

/// <summary>Activities are known again by the way to them (the ids from the root on), connections by their ends.</summary>
internal static class ActivityComparison
{
    private static readonly HashSet<string> Uncounted = new(StringComparer.Ordinal)
    {
        "id", "nodeId", "type", "name", "metadata", "customProperties", "connections", "variables",
    };

    public static IEnumerable<DefinitionChange> Between(ActivityNode before, ActivityNode after)
    {
        var (old, now) = (ByWay(before), ByWay(after));
        foreach (var (way, gone) in old.Where(one => !now.ContainsKey(one.Key)))
            yield return new DefinitionChange(ChangeKind.ActivityRemoved, Mention(gone), ParentOf(way, old));
        foreach (var (way, activity) in now)
        {
            if (!old.TryGetValue(way, out var was))
                yield return new DefinitionChange(ChangeKind.ActivityAdded, Mention(activity), ParentOf(way, now));
            foreach (var change in was is null ? [] : OfOne(was, activity))
                yield return change;
        }

        foreach (var change in Connections(old, now))
            yield return change;
        if (now.Any(one => old.TryGetValue(one.Key, out var was) && !IsDrawnAlike(was.Json, one.Value.Json)))
            yield return new DefinitionChange(ChangeKind.Layout);
    }

    private static IEnumerable<DefinitionChange> OfOne(ActivityNode was, ActivityNode activity)
    {
        var (before, after) = (Mention(was), Mention(activity));
        if (before.Caption != after.Caption)
            yield return new DefinitionChange(ChangeKind.ActivityRenamed, after, null, new ShownValue(null, before.Caption), new ShownValue(null, after.Caption));
        else if (was.Name != activity.Name && !PropertyValue.AreSame(was.Json["name"], activity.Json["name"]))
            yield return Property(after, "name", was.Json["name"], activity.Json["name"]);
        if (was.Type != activity.Type)
            yield return new DefinitionChange(ChangeKind.ActivityReplaced, after, null, new ShownValue(null, was.Type), new ShownValue(null, activity.Type));
        foreach (var change in Properties(was, activity, after))
            yield return change;
        foreach (var change in VariableChanges.Between(was.Variables, activity.Variables, after))
            yield return change;
    }

    private static IEnumerable<DefinitionChange> Properties(ActivityNode was, ActivityNode activity, ActivityMention where)
    {
        var ports = was.Children.Concat(activity.Children).Select(child => child.Port).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Names(was.Json, activity.Json).Where(name => !Uncounted.Contains(name) && !ports.Contains(name)))
        {
            var (before, after) = (was.Json[name], activity.Json[name]);
            foreach (var change in ItemChanges.Between(before, after, where, name) ?? Whole(where, name, before, after))
                yield return change;
        }

        foreach (var part in (string[])["customProperties", "metadata"])
        {
            var (before, after) = (was.Json[part] as JsonObject ?? [], activity.Json[part] as JsonObject ?? []);
            foreach (var name in Names(before, after).Where(name => name is not ("displayText" or "designer" or "showDescription")))
            {
                foreach (var change in Whole(where, name, before[name], after[name]))
                    yield return change;
            }
        }
    }

    private static IEnumerable<DefinitionChange> Whole(ActivityMention where, string name, JsonNode? before, JsonNode? after) =>
        PropertyValue.AreSame(before, after) ? [] : [Property(where, name, before, after)];

    private static DefinitionChange Property(ActivityMention where, string name, JsonNode? before, JsonNode? after)
    {
        var shown = PropertyValue.Shown(before, after);
        return new DefinitionChange(ChangeKind.PropertyChanged, where, name, shown.Before, shown.After);
    }

    private static IEnumerable<DefinitionChange> Connections(Dictionary<string, ActivityNode> old, Dictionary<string, ActivityNode> now)
    {
        var (before, after) = (Arrows(old), Arrows(now));
        foreach (var (_, gone) in before.Where(one => !after.ContainsKey(one.Key)))
            yield return gone with { Kind = ChangeKind.ConnectionRemoved };
        foreach (var (_, added) in after.Where(one => !before.ContainsKey(one.Key)))
            yield return added;
    }

    private static Dictionary<string, DefinitionChange> Arrows(Dictionary<string, ActivityNode> activities)
    {
        var arrows = new Dictionary<string, DefinitionChange>(StringComparer.Ordinal);
        foreach (var (way, flowchart) in activities)
        {
            foreach (var arrow in flowchart.Connections)
            {
                var (port, into) = (arrow.SourcePort ?? "Done", arrow.TargetPort ?? "In");
                arrows[$"{way}|{arrow.Source}|{port}|{arrow.Target}|{into}"] = new DefinitionChange(
                    ChangeKind.ConnectionAdded, null, port, End(flowchart, arrow.Source), End(flowchart, arrow.Target));
            }
        }

        return arrows;
    }

    private static ShownValue End(ActivityNode flowchart, string id) =>
        new(null, Mention(flowchart.Children.First(child => child.Activity.Id == id).Activity).Caption);

    private static Dictionary<string, ActivityNode> ByWay(ActivityNode root)
    {
        var found = new Dictionary<string, ActivityNode>(StringComparer.Ordinal) { [""] = root };
        var open = new Queue<(string Way, ActivityNode Activity)>([(string.Empty, root)]);
        while (open.TryDequeue(out var next))
        {
            foreach (var child in next.Activity.Children.Select(one => one.Activity).Concat(next.Activity.Cases.Select(one => one.Activity).OfType<ActivityNode>()))
            {
                if (found.TryAdd($"{next.Way}/{child.Id}", child))
                    open.Enqueue(($"{next.Way}/{child.Id}", child));
            }
        }

        return found;
    }

    // what it stands in, where that is not the canvas itself
    private static string? ParentOf(string way, Dictionary<string, ActivityNode> all) =>
        way.LastIndexOf('/') is > 0 and var end && all.TryGetValue(way[..end], out var parent) ? Mention(parent).Caption : null;

    private static ActivityMention Mention(ActivityNode activity)
    {
        var caption = activity.Json["metadata"] is JsonObject metadata ? ElsaNames.Text(metadata, "displayText") : null;
        var name = caption is { Length: > 0 } ? caption : activity.Name is { Length: > 0 } named ? named : activity.Id;
        return new ActivityMention(name, activity.Type);
    }

    private static bool IsDrawnAlike(JsonObject before, JsonObject after) =>
        JsonNode.DeepEquals(Place(before), Place(after)) && JsonNode.DeepEquals(before["metadata"]?["showDescription"], after["metadata"]?["showDescription"])
        && Bends(before).SequenceEqual(Bends(after), StringComparer.Ordinal);

    // sizes are measured by the Studio when it draws
    private static JsonNode? Place(JsonObject activity) => activity["metadata"]?["designer"]?["position"];

    private static IEnumerable<string> Bends(JsonObject flowchart) =>
        (flowchart["connections"] as JsonArray ?? []).Select(arrow => (arrow as JsonObject)?["vertices"] is JsonArray { Count: > 0 } bends ? bends.ToJsonString() : "")
            .Where(bends => bends.Length > 0).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names(JsonObject before, JsonObject after) =>
        after.Select(one => one.Key).Union(before.Select(one => one.Key), StringComparer.Ordinal);
}
