using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Storage.Outbox;

/// <summary>A row of <c>outbox</c>: a message that leaves, or has left, the house. Addresses stay with their owners.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }

    /// <summary>Stable over all attempts; the receiver can know a repeat by it.</summary>
    public required string MessageId { get; init; }

    public required string Kind { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? PartId { get; init; }
    public Guid? InstanceId { get; init; }
    public string? ActivityId { get; init; }
    public Guid? AnswerId { get; init; }
    public Guid? TaskId { get; init; }
    public string? Stage { get; init; }
    public RecipientKind RecipientKind { get; init; }

    /// <summary>Unit code, role or person's key; null for the reporter.</summary>
    public string? RecipientRef { get; init; }

    public AnswerWay Way { get; init; }
    public required string Language { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NotBefore { get; init; }
    public OutboxState State { get; init; }
    public int Attempts { get; init; }

    /// <summary>Counts the claims; only the holder of the last number may store a result.</summary>
    public long Fence { get; init; }

    /// <summary>By the system's clock, not the house's: a moved house clock ends no lease.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>By the system's clock: not tried again before.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public string? LastError { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public Guid? ResendOf { get; init; }

    /// <summary>The one message that says what this one and others of its recipient say; see <see cref="OutboxState.Held"/>.</summary>
    public Guid? BundledIn { get; init; }
}
