using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Comparing;

/// <summary>Lists and tables of an activity (outcomes of a task, fields of a form, cases of a switch), item by item.</summary>
internal static class ItemChanges
{
    /// <returns>Null where it is no list whose items have names of their own; the whole is compared then.</returns>
    public static IReadOnlyList<DefinitionChange>? Between(JsonNode? before, JsonNode? after, ActivityMention where, string property)
    {
        if (Items(before) is not { } old || Items(after) is not { } now)
            return null;

        var changes = new List<DefinitionChange>();
        foreach (var (name, _) in old.Where(one => !now.Exists(other => other.Name == one.Name)))
            changes.Add(new DefinitionChange(ChangeKind.ItemRemoved, where, property, new ShownValue(null, name)));
        foreach (var (name, _) in now.Where(one => !old.Exists(other => other.Name == one.Name)))
            changes.Add(new DefinitionChange(ChangeKind.ItemAdded, where, property, null, new ShownValue(null, name)));
        foreach (var (name, value) in now)
        {
            var was = old.Find(one => one.Name == name);
            if (was.Name is null || PropertyValue.AreSame(was.Value, value))
                continue;

            var (shownBefore, shownAfter) = PropertyValue.Shown(was.Value, value);
            changes.Add(new DefinitionChange(ChangeKind.ItemChanged, where, $"{property}/{name}", shownBefore, shownAfter));
        }

        if (changes.Count == 0 && PropertyValue.Inner(after) is JsonArray && !old.Select(one => one.Name).SequenceEqual(now.Select(one => one.Name)))
            changes.Add(new DefinitionChange(ChangeKind.ItemsReordered, where, property));
        return changes;
    }

    private static List<(string Name, JsonNode? Value)>? Items(JsonNode? node)
    {
        var items = PropertyValue.Inner(node) switch
        {
            null => [],
            JsonArray list => list.Select(item => (Name: NameOf(item) ?? string.Empty, Value: WithoutActivity(item))).ToList(),
            JsonObject table when PropertyValue.LanguageOf(node) is "Object" => [.. table.Select(one => (one.Key, one.Value))],
            JsonValue empty when empty.ToString().Trim().Length == 0 => [],
            _ => null,
        };
        return items is null || items.Exists(item => item.Name.Length == 0) || items.DistinctBy(item => item.Name).Count() != items.Count ? null : items;
    }

    private static string? NameOf(JsonNode? item) => item switch
    {
        JsonValue value => value.ToString(),
        JsonObject named => (named["name"] ?? named["label"] ?? named["id"])?.ToString(),
        _ => null,
    };

    // the activity of a case is compared as an activity
    private static JsonNode? WithoutActivity(JsonNode? item)
    {
        if (item is not JsonObject { } named || !named.ContainsKey("activity"))
            return item;

        var plain = named.DeepClone().AsObject();
        plain.Remove("activity");
        return plain;
    }
}
