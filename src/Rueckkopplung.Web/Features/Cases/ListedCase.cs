using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>One case in the list of cases. A protected one shows that it is there, not what is in it.</summary>
public sealed record ListedCase(
    CaseNumber Number,
    CaseStatus Status,
    DateTimeOffset PromisedBy,
    bool IsOverdue,
    DateTimeOffset? ClosedAt,
    string? Text,
    string Language,
    string? Category,
    string Place,
    IReadOnlyList<string> Units);
