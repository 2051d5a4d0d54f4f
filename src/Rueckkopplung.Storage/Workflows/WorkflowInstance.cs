using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>A row of <c>workflow_instances</c>, as pages read it; the engine's own SQL writes it.</summary>
public sealed class WorkflowInstance
{
    public Guid Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string VersionId { get; init; }
    public int Version { get; init; }
    public Guid? CaseId { get; init; }
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public WorkflowStatus Status { get; init; }
    public WorkflowSubStatus SubStatus { get; init; }

    /// <summary>The engine's state as JSON; dropped when the instance has finished.</summary>
    public string? State { get; init; }

    /// <summary>Outputs of a finished instance as a JSON object.</summary>
    public string? Output { get; init; }

    /// <summary>Whether an activity that closes a case was passed.</summary>
    public bool PassedClosing { get; init; }

    /// <summary>Why the house ended it, when the house did.</summary>
    public string? EndReason { get; init; }

    /// <summary>The instance that started this one and perhaps waits for it.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The parent's bookmark that this one's end resumes.</summary>
    public Guid? ParentBookmarkId { get; init; }

    public int Revision { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
}
