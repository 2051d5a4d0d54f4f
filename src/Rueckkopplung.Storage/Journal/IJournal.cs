using Rueckkopplung.Cases;

namespace Rueckkopplung.Storage.Journal;

/// <summary>Writes journal rows on the step's transaction, with the step's time and actor. Scoped in the step.</summary>
public interface IJournal
{
    Task WriteAsync(JournalNote note, CancellationToken cancellationToken);

    /// <summary>Writes the one row of a burst, whose data <see cref="BurstRows"/> reads.</summary>
    Task WriteBurstAsync(Guid? caseId, Guid instanceId, string data, CancellationToken cancellationToken);
}

/// <summary>A journal row before it has its time, actor and number.</summary>
public sealed record JournalNote(JournalKind Kind, string Event)
{
    public Guid? CaseId { get; init; }
    public Guid? PartId { get; init; }
    public Guid? InstanceId { get; init; }
    public Guid? TaskId { get; init; }
    public string? Stage { get; init; }
    public string? ActivityId { get; init; }
    public string? ActivityType { get; init; }
    public string? ExecutionId { get; init; }
    public string? Message { get; init; }

    /// <summary>JSON.</summary>
    public string? Data { get; init; }

    public bool IsPublic { get; init; }

    /// <summary>Null: the step's actor.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Null: the step's time.</summary>
    public DateTimeOffset? At { get; init; }
}
