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

    /// <summary>
    /// Which failure it is, by which incidents are grouped: <c>Script</c>, <c>ScriptLimit</c>, <c>Expression</c>, or the name of
    /// what was thrown; empty where nothing was.
    /// </summary>
    public string Cause { get; init; } = "";

    public required string Message { get; init; }

    /// <summary>JSON: the input, its expression, line and column, the problem and the values it saw, masked.</summary>
    public string? Details { get; init; }

    public Guid? TimerId { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
}
