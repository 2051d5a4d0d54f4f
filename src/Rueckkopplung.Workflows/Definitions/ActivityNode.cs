using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Definitions;

/// <summary>An activity as drawn: its settings, children and connections. Immutable.</summary>
public sealed class ActivityNode
{
    /// <summary>Unique within its workflow.</summary>
    public required string Id { get; init; }

    /// <summary>The name that expressions may use beside the id.</summary>
    public string? Name { get; init; }

    /// <summary>For example <c>Elsa.WriteLine</c>.</summary>
    public required string Type { get; init; }

    /// <summary>0 where the file has none.</summary>
    public int Version { get; init; }

    /// <summary>True for a trigger that may begin an instance.</summary>
    public bool CanStartWorkflow { get; init; }

    /// <summary>How arrivals merge in the token mode: Stream, Merge, Converge, Cascade or Race.</summary>
    public string? MergeMode { get; init; }

    /// <summary>Inputs by their property name in the file (camel case).</summary>
    public IReadOnlyDictionary<string, InputBinding> Inputs { get; init; } = EmptyInputs;

    /// <summary>Output property name in the file → id of a variable or name of a workflow output.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = EmptyOutputs;

    /// <summary>Cases of a switch.</summary>
    public IReadOnlyList<SwitchCaseDefinition> Cases { get; init; } = [];

    /// <summary>Embedded activities with the port (property) they sit in, in the order of the file.</summary>
    public IReadOnlyList<EmbeddedActivity> Children { get; init; } = [];

    /// <summary>Connections of a flowchart whose ends exist.</summary>
    public IReadOnlyList<ConnectionDefinition> Connections { get; init; } = [];

    /// <summary>Variables of a container.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>The activity as it was read. Not to be changed.</summary>
    public required JsonObject Json { get; init; }

    private static readonly Dictionary<string, InputBinding> EmptyInputs = [];
    private static readonly Dictionary<string, string> EmptyOutputs = [];
}

/// <summary>A child activity and the property it sits in.</summary>
public sealed record EmbeddedActivity(string Port, ActivityNode Activity);

/// <summary>An input's expression. <paramref name="TypeName"/> is informational.</summary>
public sealed record InputBinding(string? TypeName, ExpressionDefinition? Expression);

/// <summary>An expression: its language and its value as in the file.</summary>
public sealed record ExpressionDefinition(string Type, JsonNode? Value);

/// <summary>One case of Switch or FlowSwitch.</summary>
public sealed record SwitchCaseDefinition(string Label, ExpressionDefinition? Condition, ActivityNode? Activity);

/// <summary>A connection of a flowchart, by activity ids. A null port follows a plain completion only.</summary>
public sealed record ConnectionDefinition(string Source, string? SourcePort, string Target, string? TargetPort);
