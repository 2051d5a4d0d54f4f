namespace Rueckkopplung.Storage.Time;

/// <summary>A row of <c>nodes</c>: a running process and its heartbeat (system time), for display.</summary>
public sealed class NodeRow
{
    public required string Id { get; init; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset HeartbeatAt { get; set; }
    public string? Version { get; set; }
}
