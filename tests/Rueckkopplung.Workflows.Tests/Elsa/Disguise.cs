using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Tests.Elsa;

/// <summary>The same case with other ids, and with the members of every object of its definitions in another order.</summary>
internal sealed class Disguise
{
    private readonly Dictionary<string, string> activities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);
    private readonly Random random;

    private Disguise(JsonObject recorded, int seed)
    {
        random = new Random(seed);
        Collect(recorded["definition"]);
        Collect(recorded["with"]);
    }

    public static JsonObject Of(JsonObject recorded, int seed)
    {
        var disguise = new Disguise(recorded, seed);
        var other = recorded.DeepClone().AsObject();
        other["definition"] = disguise.Definition(other["definition"]);
        if (other["with"] is JsonArray with)
            other["with"] = new JsonArray([.. with.Select(disguise.Definition)]);

        foreach (var step in other["steps"]!.AsArray())
            disguise.RenameStep(step!.AsObject());

        foreach (var state in other["expected"]!["afterStep"] as JsonArray ?? [])
            disguise.RenameState(state!.AsObject());

        return other;
    }

    /// <summary>Activities have a type, variables a type name.</summary>
    private void Collect(JsonNode? node)
    {
        if (node is JsonObject item)
        {
            if (Text(item, "id") is { } id && Text(item, "type") is not null)
                activities.TryAdd(id, $"a{activities.Count}of{id.Length}");
            else if (Text(item, "id") is { } variable && item.ContainsKey("typeName") && item.ContainsKey("name"))
                variables.TryAdd(variable, $"v{variables.Count}of{variable.Length}");
        }

        foreach (var child in Children(node))
            Collect(child);
    }

    private JsonNode? Definition(JsonNode? node) => Shuffle(Renamed(node?.DeepClone(), property: ""));

    private JsonNode? Renamed(JsonNode? node, string property)
    {
        switch (node)
        {
            case JsonObject item:
                return new JsonObject(item.Select(member => KeyValuePair.Create(member.Key, Member(item, member.Key))));
            case JsonArray list:
                return new JsonArray([.. list.Select(child => Renamed(child?.DeepClone(), property))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && property == "value":
                return Script(value.GetValue<string>());
            default:
                return node;
        }
    }

    private JsonNode? Member(JsonObject item, string name)
    {
        var text = Text(item, name);
        return name switch
        {
            "id" when text is not null && item.ContainsKey("type") => activities.GetValueOrDefault(text, text),
            // scripts may call an activity by its name, which in the recorded cases is its id
            "name" when text is not null && text == Text(item, "id") && item.ContainsKey("type") => activities[text],
            "id" when text is not null => variables.GetValueOrDefault(text, text),
            "activity" or "activityId" when text is not null => activities.GetValueOrDefault(text, text),
            "source" or "target" when text is not null => activities.GetValueOrDefault(text, text),
            _ => Renamed(item[name]?.DeepClone(), name),
        };
    }

    /// <summary>Scripts name activities in two ways.</summary>
    private string Script(string text) => activities.Aggregate(text, (script, id) => script
        .Replace($"getOutputFrom(\"{id.Key}\"", $"getOutputFrom(\"{id.Value}\"", StringComparison.Ordinal)
        .Replace($"ResultFrom{Pascal(id.Key)}(", $"ResultFrom{Pascal(id.Value)}(", StringComparison.Ordinal));

    private JsonNode? Shuffle(JsonNode? node) => node switch
    {
        JsonObject item => new JsonObject(Mixed(item.ToList()).Select(member =>
            KeyValuePair.Create(member.Key, Shuffle(member.Value?.DeepClone())))),
        JsonArray list => new JsonArray([.. list.Select(child => Shuffle(child?.DeepClone()))]),
        _ => node,
    };

    private List<T> Mixed<T>(List<T> items)
    {
        for (var place = items.Count - 1; place > 0; place--)
        {
            var other = random.Next(place + 1);
            (items[place], items[other]) = (items[other], items[place]);
        }

        return items;
    }

    private void RenameStep(JsonObject step)
    {
        if (step["start"] is JsonObject start)
            Rename(start, "triggerActivityId");

        if (step["resume"] is JsonObject resume)
            Rename(resume, "activityId");
    }

    private void RenameState(JsonObject state)
    {
        foreach (var activity in Objects(state["activities"]))
        {
            Rename(activity, "id");
            Rename(activity, "parent");
        }

        foreach (var item in Objects(state["incidents"]).Concat(Objects(state["bookmarks"])))
            Rename(item, "activityId");

        if (state["variables"] is JsonObject scopes)
        {
            state["variables"] = new JsonObject(scopes.Select(scope =>
                KeyValuePair.Create(New(scope.Key), scope.Value?.DeepClone())));
        }

        foreach (var child in Objects(state["children"]))
            RenameState(child);
    }

    private void Rename(JsonObject item, string name)
    {
        if (Text(item, name) is { } id)
            item[name] = New(id);
    }

    /// <summary>The workflow inside the activity <c>a</c> is called <c>a:Workflow</c>.</summary>
    private string New(string id) => id.EndsWith(":Workflow", StringComparison.Ordinal)
        ? New(id[..^":Workflow".Length]) + ":Workflow" : activities.GetValueOrDefault(id, id);

    private static string Pascal(string id) => char.ToUpperInvariant(id[0]) + id[1..];

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static IEnumerable<JsonNode?> Children(JsonNode? node) => node switch
    {
        JsonObject item => item.Select(member => member.Value),
        JsonArray list => list,
        _ => [],
    };

    private static string? Text(JsonObject item, string name) =>
        item[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
