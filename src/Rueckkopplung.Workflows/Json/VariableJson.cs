using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Variables of a workflow or container.</summary>
internal static class VariableJson
{
    /// <summary>A variable of a type that is not known is left out, as Elsa does.</summary>
    public static IReadOnlyList<VariableDefinition> Read(JsonNode? node, string place)
    {
        var variables = new List<VariableDefinition>();
        foreach (var item in ElsaNames.Items(node).OfType<JsonObject>())
        {
            var name = ElsaNames.Text(item, "name")
                ?? throw new DefinitionFormatException($"A variable of '{place}' has no 'name'.");
            var type = ElsaNames.Text(item, "typeName") ?? "Object";
            var isArray = ElsaNames.Flag(item, "isArray");
            if (ElsaType.Parse(type, isArray) is null)
                continue;

            variables.Add(new VariableDefinition(
                ElsaNames.Text(item, "id") ?? name, name, type, isArray,
                Default(ElsaNames.Get(item, "value"), name, place),
                Driver(ElsaNames.Text(item, "storageDriverTypeName"))));
        }

        return variables;
    }

    /// <summary>Only the drivers that keep values with the instance count; the memory driver forgets them.</summary>
    public static string? Driver(string? type) =>
        type is not null && type.Contains("Workflow", StringComparison.Ordinal)
            && type.Contains("StorageDriver", StringComparison.Ordinal)
            && !type.Contains("MemoryStorageDriver", StringComparison.Ordinal) ? type : null;

    private static string? Default(JsonNode? value, string name, string place)
    {
        if (value is null)
            return null;

        return value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
            : throw new DefinitionFormatException(
                $"The value of variable '{name}' of '{place}' must be a text (\"0\", not 0) or null.");
    }
}
