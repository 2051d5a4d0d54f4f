using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>Variables seen from an execution: its own, then those of what encloses it.</summary>
internal static class Scopes
{
    public static VariableSlot? ByName(ActivityExecution? from, string name)
    {
        for (var current = from; current is not null; current = current.Parent)
        {
            foreach (var slot in current.Slots)
            {
                if (slot.Variable.Definition.Name == name)
                    return slot;
            }
        }

        return null;
    }

    public static VariableSlot? ById(ActivityExecution? from, string id)
    {
        for (var current = from; current is not null; current = current.Parent)
        {
            foreach (var slot in current.Slots)
            {
                if (slot.Variable.Definition.Id == id)
                    return slot;
            }
        }

        return null;
    }

    /// <summary>The visible variables; a name appears once, the innermost.</summary>
    public static IEnumerable<VariableSlot> Visible(ActivityExecution? from)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var current = from; current is not null; current = current.Parent)
        {
            foreach (var slot in current.Slots)
            {
                if (names.Add(slot.Variable.Definition.Name))
                    yield return slot;
            }
        }
    }

    public static JsonNode? DefaultOf(PreparedVariable variable) => variable.SimpleDefault
        ?? (variable.Definition.Default is { } text ? Values.Convert(JsonValue.Create(text), variable.Type) : null);

    /// <summary>Variables without a storage driver fall back to their default; those a script made up are gone.</summary>
    public static void Forget(ActivityExecution execution)
    {
        if (execution.Slots.Count == 0)
            return;

        execution.OwnSlots.RemoveAll(slot => !slot.Variable.Definition.IsPersisted
            && !execution.Node.Variables.Contains(slot.Variable));
        foreach (var slot in execution.Slots)
        {
            if (!slot.Variable.Definition.IsPersisted)
                slot.Value = DefaultOf(slot.Variable);
        }
    }

    /// <summary>The nearest execution that holds variables of its own kind: a container or a workflow.</summary>
    public static ActivityExecution Container(ActivityExecution from)
    {
        var current = from;
        while (current.Parent is { } parent && !current.Node.Activity.Descriptor.IsContainer)
            current = parent;

        return current;
    }
}
