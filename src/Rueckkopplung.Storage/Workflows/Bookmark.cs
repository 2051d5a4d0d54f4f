namespace Rueckkopplung.Storage.Workflows;

/// <summary>A row of <c>bookmarks</c>: a place where an instance waits for a stimulus.</summary>
public sealed class Bookmark
{
    public Guid Id { get; init; }
    public Guid InstanceId { get; init; }
    public Guid? CaseId { get; init; }
    public required string ActivityId { get; init; }
    public required string ExecutionId { get; init; }
    public required string Stimulus { get; init; }
    public required string Hash { get; init; }
    public string? Payload { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
