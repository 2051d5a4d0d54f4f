namespace Rueckkopplung.Web.Features.Shared;

/// <summary>Where a list stands in its pages, which count from 1, and the address of each, with all filters.</summary>
public sealed record Paging(int Page, int Pages, Func<int, string> Address);
