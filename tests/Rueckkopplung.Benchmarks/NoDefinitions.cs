using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Benchmarks;

/// <summary>For workflows that use no other.</summary>
internal sealed class NoDefinitions : IDefinitionSource
{
    public WorkflowDefinition? Find(string definitionId, int? version) => null;
}
