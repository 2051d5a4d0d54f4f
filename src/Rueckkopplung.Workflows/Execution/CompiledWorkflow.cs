using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>A definition made ready to run: an immutable graph that hosts cache and all instances share.</summary>
public sealed class CompiledWorkflow
{
    internal CompiledWorkflow(WorkflowDefinition definition) => Definition = definition;

    /// <summary>The version that runs.</summary>
    public WorkflowDefinition Definition { get; }
}
