namespace Rueckkopplung.Web.Api.V1;

/// <summary>Filters of the list; pages count from 1.</summary>
public sealed record CaseFilter(
    string? Status, string? Unit, string? Quartier, string? Category, string? Q, bool? Overdue, int? Page, int? PageSize)
{
    public const int DefaultSize = 25;
    public const int LargestSize = 200;

    public int PageNumber => Math.Max(1, Page ?? 1);

    public int Size => Math.Clamp(PageSize ?? DefaultSize, 1, LargestSize);
}
