namespace Rueckkopplung.Storage.Workflows;

/// <summary>A row of <c>incidents</c>: what went wrong in an instance, open until retried or resolved.</summary>
public sealed class IncidentRow
{
    public Guid Id { get; init; }
    public Guid InstanceId { get; init; }
    public Guid? CaseId { get; init; }
    public required string ActivityId { get; init; }
    public string? ActivityType { get; init; }
    public string? ExecutionId { get; init; }

    /// <summary><c>activity</c>, <c>timer</c>, <c>continuation</c>, <c>not-closed</c> or <c>stuck</c>.</summary>
    public required string Kind { get; init; }

    public required string Message { get; init; }
    public Guid? TimerId { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
}
