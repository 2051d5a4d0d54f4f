using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Reads activities and gives an id to those that have none.</summary>
internal sealed class ActivityJson(JsonObject definition)
{
    private const int MaxDepth = 100;

    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "nodeId", "name", "type", "version", "customProperties", "metadata", "connections", "variables", "cases",
    };

    private readonly HashSet<string> usedIds = CollectIds(definition);
    private readonly Dictionary<string, int> counters = new(StringComparer.Ordinal);

    public ActivityNode ReadRoot(JsonObject? root) =>
        Read(root ?? new JsonObject { ["type"] = "Elsa.Sequence", ["id"] = NewId("Elsa.Sequence") }, 0);

    private ActivityNode Read(JsonObject source, int depth)
    {
        if (depth > MaxDepth)
            throw new DefinitionFormatException($"Activities are nested more than {MaxDepth} deep.");

        var type = ElsaNames.Text(source, "type")
            ?? throw new DefinitionFormatException($"Activity '{ElsaNames.Text(source, "id")}' has no 'type'.");
        var id = ElsaNames.Text(source, "id") is { Length: > 0 } given ? given : NewId(type);
        var custom = ElsaNames.Object(source, "customProperties") ?? [];
        var children = ReadChildren(source, depth);
        var cases = ReadCases(source, depth);
        RefuseTwins(id, [.. children.Select(child => child.Activity), .. cases.Select(item => item.Activity).OfType<ActivityNode>()]);

        return new ActivityNode
        {
            Id = id,
            Name = ElsaNames.Text(source, "name"),
            Type = type,
            Version = ElsaNames.Number(source, "version") ?? 0,
            CanStartWorkflow = ElsaNames.Flag(custom, "canStartWorkflow"),
            MergeMode = ElsaNames.Text(custom, "mergeMode"),
            Inputs = ReadInputs(source),
            Outputs = ReadOutputs(source),
            Cases = cases,
            Children = children,
            Connections = ConnectionJson.Read(source["connections"], id, children),
            Variables = VariableJson.Read(ElsaNames.Get(source, "variables"), id),
            Json = source,
        };
    }

    private List<EmbeddedActivity> ReadChildren(JsonObject source, int depth)
    {
        // A "start" of a flowchart is not read, as in Elsa.
        var isFlowchart = ElsaNames.Text(source, "type") == "Elsa.Flowchart";
        var children = new List<EmbeddedActivity>();
        foreach (var (name, value) in source)
        {
            if (Plain.Contains(name) || (isFlowchart && name != "activities"))
                continue;

            foreach (var item in value is JsonArray || IsActivity(value) || IsWrapped(value) ? ElsaNames.Items(value) : [])
            {
                if (item is JsonObject child && IsActivity(child))
                    children.Add(new EmbeddedActivity(name, Read(child, depth + 1)));
            }
        }

        return children;
    }

    private List<SwitchCaseDefinition> ReadCases(JsonObject source, int depth) =>
        [.. ElsaNames.Items(source["cases"]).OfType<JsonObject>().Select(item => new SwitchCaseDefinition(
            ElsaNames.Text(item, "label") ?? "",
            ReadExpression(ElsaNames.Object(item, "condition")),
            ElsaNames.Object(item, "activity") is { } activity && IsActivity(activity) ? Read(activity, depth + 1) : null))];

    private static Dictionary<string, InputBinding> ReadInputs(JsonObject source)
    {
        var inputs = new Dictionary<string, InputBinding>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in source)
        {
            if (Plain.Contains(name))
                continue;

            if (value is JsonValue primitive)
                inputs[name] = new InputBinding(null, new ExpressionDefinition("Literal", primitive));
            else if (value is JsonObject wrapped && wrapped.ContainsKey("typeName") && wrapped["expression"] is JsonObject expression)
                inputs[name] = new InputBinding(ElsaNames.Text(wrapped, "typeName"), ReadExpression(expression));
        }

        return inputs;
    }

    private static Dictionary<string, string> ReadOutputs(JsonObject source)
    {
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in source)
        {
            if (value is JsonObject wrapped && !Plain.Contains(name) && wrapped.ContainsKey("typeName")
                && wrapped["memoryReference"] is JsonObject reference && ElsaNames.Text(reference, "id") is { } id)
            {
                outputs[name] = id;
            }
        }

        return outputs;
    }

    private static ExpressionDefinition? ReadExpression(JsonObject? expression) =>
        expression is null || ElsaNames.Text(expression, "type") is not { } type
            ? null : new ExpressionDefinition(type == "Json" ? "Object" : type, ElsaNames.Get(expression, "value"));

    private static bool IsActivity(JsonNode? node) =>
        node is JsonObject candidate && !candidate.ContainsKey("expression") && !candidate.ContainsKey("typeName")
        && candidate["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String
        && type.GetValue<string>().Length > 0 && (candidate.ContainsKey("id") || candidate.ContainsKey("nodeId")
            || type.GetValue<string>().Contains('.', StringComparison.Ordinal));

    private static bool IsWrapped(JsonNode? node) =>
        node is JsonObject wrapper && wrapper.ContainsKey("_type") && !wrapper.ContainsKey("expression");

    private static void RefuseTwins(string parent, IEnumerable<ActivityNode> children)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in children)
        {
            if (!seen.Add(child.Id))
                throw new DefinitionFormatException($"'{parent}' holds two activities with the id '{child.Id}'.");
        }
    }

    private string NewId(string type)
    {
        var name = type[(type.LastIndexOf('.') + 1)..];
        do
            counters[name] = counters.GetValueOrDefault(name) + 1;
        while (!usedIds.Add(name + counters[name]));

        return name + counters[name];
    }

    private static HashSet<string> CollectIds(JsonNode? node)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<JsonNode?>([node]);
        while (open.TryPop(out var current))
        {
            if (current is JsonObject item)
            {
                if (item["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String)
                    ids.Add(id.GetValue<string>());

                foreach (var (_, value) in item)
                    open.Push(value);
            }
            else if (current is JsonArray list)
            {
                foreach (var value in list)
                    open.Push(value);
            }
        }

        return ids;
    }
}
