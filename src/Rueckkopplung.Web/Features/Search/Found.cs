using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.Shared.Searching;

namespace Rueckkopplung.Web.Features.Search;

/// <summary>
/// One case that was found, and why. A protected one has no title. The reason is the key of a text; what was found there
/// is empty where the title shows it.
/// </summary>
public sealed record Found(
    CaseNumber Number,
    CaseStatus Status,
    DateTimeOffset PromisedBy,
    bool IsOverdue,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<Segment>? Title,
    string Language,
    string Reason,
    IReadOnlyList<Segment> Where);

/// <summary>What a search came to: a page of cases, how many there are, and whether there are more than were looked at.</summary>
public sealed record SearchResult(IReadOnlyList<Found> Cases, int Total, bool IsCut)
{
    public static SearchResult Nothing { get; } = new([], 0, IsCut: false);
}
