using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>Variables that a loop gives the scope of its body, and those that a script made up.</summary>
internal static class LoopVariables
{
    public const string Value = "CurrentValue";
    public const string Index = "CurrentIndex";

    /// <summary>The driver of variables that survive a resume.</summary>
    public const string Persisted = "WorkflowInstanceStorageDriver";

    public static VariableSlot Slot(string name, JsonNode? value, string? driver = Persisted) => new(
        new PreparedVariable(
            new VariableDefinition(name, name, "Object", false, null, driver), ElsaType.Object), value);
}
