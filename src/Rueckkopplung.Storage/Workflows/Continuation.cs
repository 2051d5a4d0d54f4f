namespace Rueckkopplung.Storage.Workflows;

/// <summary>A row of <c>continuations</c>: work that an instance left for right after the commit.</summary>
public sealed class Continuation
{
    public Guid Id { get; init; }
    public Guid? InstanceId { get; init; }
    public Guid? CaseId { get; init; }

    /// <summary><c>continue</c> (budget used up), <c>event</c>, <c>kept-event</c>, <c>dispatch</c> or <c>start</c>.</summary>
    public required string Kind { get; init; }

    public string? Payload { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset NotBefore { get; init; }
    public int Attempts { get; init; }
    public bool IsFailed { get; init; }
}
