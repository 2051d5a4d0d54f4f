namespace Rueckkopplung.Web.Studio.Instances;

/// <summary>What the Studio's list of instances asks. No field is reliable.</summary>
internal sealed record InstanceQuery
{
    public int? Page { get; init; }
    public int? PageSize { get; init; }
    public string? SearchTerm { get; init; }
    public string? DefinitionId { get; init; }
    public string[]? DefinitionIds { get; init; }
    public string? CorrelationId { get; init; }
    public int? Version { get; init; }
    public bool? HasIncidents { get; init; }
    public bool? IsSystem { get; init; }
    public string? Status { get; init; }
    public string[]? Statuses { get; init; }
    public string? SubStatus { get; init; }
    public string[]? SubStatuses { get; init; }
    public string? OrderBy { get; init; }
    public string? OrderDirection { get; init; }
    public TimestampFilter[]? TimestampFilters { get; init; }
}

/// <summary>A bound on one of the instants of an instance.</summary>
internal sealed record TimestampFilter(string? Column, string? Operator, DateTimeOffset? Timestamp);
