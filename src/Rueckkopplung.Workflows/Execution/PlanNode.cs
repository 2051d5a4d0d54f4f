using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>An activity of a compiled workflow. Immutable once compiled.</summary>
internal sealed class PlanNode
{
    /// <summary>Its place in <see cref="CompiledWorkflow.Nodes"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The ids from the root down.</summary>
    public required string Path { get; init; }

    /// <summary>The id that records, incidents and bookmarks name.</summary>
    public required string Id { get; init; }

    /// <summary>The type that records name.</summary>
    public required string Type { get; init; }

    public required Activity Activity { get; init; }

    public required ActivityNode Definition { get; init; }

    /// <summary>The workflow that it was drawn in.</summary>
    public required WorkflowDefinition Workflow { get; init; }

    public PlanNode? Parent { get; init; }

    public IReadOnlyList<PreparedInput> Inputs { get; set; } = [];

    public IReadOnlyList<PreparedOutput> Outputs { get; init; } = [];

    public IReadOnlyList<PreparedVariable> Variables { get; init; } = [];

    public IReadOnlyList<PreparedCase> Cases { get; set; } = [];

    public List<PlanNode> Children { get; } = [];

    public Dictionary<string, List<PlanNode>> Ports { get; } = new(StringComparer.OrdinalIgnoreCase);

    public FlowPlan? Flow { get; set; }

    public PlanNode? Port(string name) => Ports.TryGetValue(name, out var nodes) ? nodes[0] : null;

    public IReadOnlyList<PlanNode> PortList(string name) => Ports.TryGetValue(name, out var nodes) ? nodes : [];

    public PlanNode? Child(string id) => Children.Find(child => child.Definition.Id == id);
}

/// <summary>An input ready to be evaluated.</summary>
internal sealed record PreparedInput(
    string Name, ElsaType Type, PreparedExpression? Expression,
    System.Text.Json.Nodes.JsonNode? Default, bool AutoEvaluate);

/// <summary>An output and what it is bound to, a variable's id or a workflow output's name.</summary>
internal sealed record PreparedOutput(string Name, string? Target);

/// <summary>A variable with its type.</summary>
internal sealed record PreparedVariable(VariableDefinition Definition, ElsaType Type)
{
    /// <summary>
    /// The default where all executions can share it: values are never changed in place, but objects and lists unfold when they
    /// are first read. A text that cannot be converted fails when the variable is made, as in Elsa.
    /// </summary>
    public JsonValue? SimpleDefault { get; } = Definition.Default is { } text && text.AsSpan().TrimStart() is not (['{' or '[', ..])
        ? Values.Convert(JsonValue.Create(text), Type) as JsonValue : null;

    public static PreparedVariable Of(VariableDefinition definition) =>
        new(definition, ElsaType.Parse(definition.TypeName, definition.IsArray) ?? ElsaType.Object);
}

/// <summary>A case of a switch.</summary>
internal sealed record PreparedCase(string Label, PreparedExpression? Condition, PlanNode? Activity);
