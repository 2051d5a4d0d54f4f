using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>A definition made ready to run: an immutable graph that hosts cache and all instances share.</summary>
public sealed class CompiledWorkflow
{
    private readonly Dictionary<string, PlanNode> byPath;

    internal CompiledWorkflow(WorkflowDefinition definition, IReadOnlyList<PlanNode> nodes, IDefinitionSource source)
    {
        Definition = definition;
        Nodes = nodes;
        Source = source;
        byPath = nodes.ToDictionary(node => node.Path, StringComparer.Ordinal);
    }

    /// <summary>The version that runs.</summary>
    public WorkflowDefinition Definition { get; }

    /// <summary>Ids of the activities that may start an instance.</summary>
    public IReadOnlyList<string> TriggerIds => [.. Nodes.Where(node =>
        node.Definition.CanStartWorkflow && ReferenceEquals(node.Workflow, Definition)).Select(node => node.Definition.Id)];

    internal IReadOnlyList<PlanNode> Nodes { get; }

    internal PlanNode Root => Nodes[0];

    /// <summary>Where the definitions come from that ExecuteWorkflow starts.</summary>
    internal IDefinitionSource Source { get; }

    internal PlanNode? Find(string path) => byPath.GetValueOrDefault(path);
}
