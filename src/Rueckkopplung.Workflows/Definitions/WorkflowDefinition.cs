using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Definitions;

/// <summary>One version of a process, as drawn in Elsa Studio. Immutable.</summary>
public sealed class WorkflowDefinition
{
    /// <summary>The id of this version.</summary>
    public required string Id { get; init; }

    /// <summary>The id that all versions share.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The name people see; also the type name when the workflow is used as an activity.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>False for a draft.</summary>
    public bool IsPublished { get; init; }

    /// <summary>True for the newest version.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Workflow-level variables.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>Declared inputs.</summary>
    public IReadOnlyList<InputDefinition> Inputs { get; init; } = [];

    /// <summary>Declared outputs; SetOutput may set others too.</summary>
    public IReadOnlyList<OutputDefinition> Outputs { get; init; } = [];

    /// <summary>Outcomes when used as an activity.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Settings.</summary>
    public required WorkflowOptions Options { get; init; }

    /// <summary>The root activity; an empty sequence where the file has none.</summary>
    public required ActivityNode Root { get; init; }

    /// <summary>Everything as it was read, known or not. Not to be changed.</summary>
    public required JsonObject Json { get; init; }
}
