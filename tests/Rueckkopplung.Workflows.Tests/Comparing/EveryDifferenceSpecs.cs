using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Comparing;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Json;
using Rueckkopplung.Workflows.Tests.Elsa;

namespace Rueckkopplung.Workflows.Tests.Comparing;

/// <summary>Whatever is changed in a recorded definition, in any place of the drawing, is told.</summary>
public sealed class EveryDifferenceSpecs
{
    // what a tool writes by itself, and the type of an input, which the activity's descriptor says
    private static readonly HashSet<string> Silent = ["nodeId", "typeName", "storageDriverTypeName", "width", "height"];

    [Theory]
    [MemberData(nameof(RecordedCases.Names), MemberType = typeof(RecordedCases))]
    public void No_change_stays_untold(string name)
    {
        // an arrow from nowhere runs nothing, so nothing is told of it
        if (name == "bad-dangling-connection")
            return;
        if (RecordedCases.Read(name)["definition"] is not JsonObject definition || definition["root"] is not JsonObject root)
            return;

        var before = DefinitionJson.Read(definition.ToJsonString());
        Assert.Empty(DefinitionComparison.Between(before, DefinitionJson.Read(definition.ToJsonString())));
        foreach (var leaf in Leaves(root).Where(leaf => !ReferenceEquals(leaf.Parent, root) || leaf.GetPropertyName() != "id").ToList())
        {
            var (place, was) = (leaf.GetPath(), leaf.DeepClone());
            var changed = Changed(leaf);
            leaf.ReplaceWith(changed);
            if (Read(definition) is { } after)
                Assert.True(DefinitionComparison.Between(before, after).Count > 0, $"{place}: {was} → {changed}");
            changed.ReplaceWith(was);
        }
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonObject item => item.Where(one => !Silent.Contains(one.Key)).SelectMany(one => Leaves(one.Value)),
        JsonArray list => list.SelectMany(Leaves),
        JsonValue leaf => [leaf],
        _ => [],
    };

    private static JsonValue Changed(JsonValue leaf) => leaf.GetValueKind() switch
    {
        JsonValueKind.True => JsonValue.Create(false),
        JsonValueKind.False => JsonValue.Create(true),
        JsonValueKind.Number => JsonValue.Create(leaf.GetValue<double>() + 1),
        _ => JsonValue.Create(leaf.GetValue<string>() + "x"),
    };

    // a change that is no definition any more is refused before anybody compares
    private static WorkflowDefinition? Read(JsonObject definition)
    {
        try
        {
            return DefinitionJson.Read(definition.ToJsonString());
        }
        catch (DefinitionFormatException)
        {
            return null;
        }
    }
}
