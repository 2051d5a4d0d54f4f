namespace Rueckkopplung.Storage.Steps;

/// <summary>A row of <c>inbox</c>: a request that was answered, with its answer.</summary>
public sealed class InboxRow
{
    public required string Source { get; init; }
    public required string Key { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Hash of the request, to notice one key used for two requests.</summary>
    public string? RequestHash { get; init; }

    public string? Result { get; init; }
}
