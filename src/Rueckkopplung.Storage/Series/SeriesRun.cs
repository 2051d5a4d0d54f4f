namespace Rueckkopplung.Storage.Series;

/// <summary>A row of <c>series_runs</c>: one occurrence, claimed once in the whole house.</summary>
public sealed class SeriesRun
{
    public required string Series { get; init; }
    public DateTimeOffset Occurrence { get; init; }
    public required string Node { get; init; }
    public DateTimeOffset ClaimedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Result { get; set; }
}
