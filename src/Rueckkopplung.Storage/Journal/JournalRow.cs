using Rueckkopplung.Cases;

namespace Rueckkopplung.Storage.Journal;

/// <summary>A row of <c>journal</c>: append-only; names its actor by key, role and unit, never by name.</summary>
public sealed class JournalRow
{
    public long Id { get; init; }
    public DateTimeOffset At { get; init; }
    public JournalKind Kind { get; init; }
    public required string Event { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? PartId { get; init; }
    public Guid? InstanceId { get; init; }
    public Guid? TaskId { get; init; }
    public string? Stage { get; init; }
    public string? ActivityId { get; init; }
    public string? ActivityType { get; init; }
    public string? ExecutionId { get; init; }
    public string? Message { get; init; }

    /// <summary>JSON: before, after and what else belongs to the event.</summary>
    public string? Data { get; init; }

    public int? ActorId { get; init; }
    public Role? ActorRole { get; init; }
    public string? ActorUnit { get; init; }
    public bool IsPublic { get; init; }
}
