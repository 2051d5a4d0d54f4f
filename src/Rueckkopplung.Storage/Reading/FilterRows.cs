namespace Rueckkopplung.Storage.Reading;

/// <summary>What the filter of cases reads of <c>case_parts</c>, without that table's own filter: no filter in a filter.</summary>
internal sealed class PartScope
{
    public Guid CaseId { get; init; }
    public string? UnitCode { get; init; }
    public string? CaredForBy { get; init; }
}

/// <summary>The same of <c>tasks</c>.</summary>
internal sealed class TaskScope
{
    public Guid? CaseId { get; init; }
    public Workflows.Roles Roles { get; init; }
    public string? Quartier { get; init; }
}
