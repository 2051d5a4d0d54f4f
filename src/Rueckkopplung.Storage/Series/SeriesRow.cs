namespace Rueckkopplung.Storage.Series;

/// <summary>A row of <c>series</c>: the plan and last result of recurring work.</summary>
public sealed class SeriesRow
{
    public required string Name { get; init; }
    public required string Cron { get; set; }
    public bool IsPaused { get; set; }
    public DateTimeOffset? LastOccurrence { get; set; }
    public DateTimeOffset? LastFinishedAt { get; set; }
    public string? LastResult { get; set; }
    public int? ChangedBy { get; set; }
}
