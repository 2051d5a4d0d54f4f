using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>An instance as a step holds it, its row locked.</summary>
internal sealed record InstanceRecord(Guid Id, string VersionId, Guid? CaseId, int Revision)
{
    public string? State { get; init; }

    public bool IsOpen { get; init; } = true;

    public Guid? ParentId { get; init; }

    public Guid? ParentBookmarkId { get; init; }

    public string? CorrelationId { get; init; }
}

/// <summary>A burst's result on its way into the tables.</summary>
internal sealed record StoredBurst(InstanceRecord Instance, CompiledWorkflow Workflow, BurstResult Result, object? Subject)
{
    public string? EndReason { get; init; }
}
