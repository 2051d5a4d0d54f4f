using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Features.Shared;

/// <summary>One case in a list. A protected one shows that it is there, not what is in it.</summary>
public sealed record CaseRow(
    string Number, CaseStatus Status, DateTimeOffset Due, bool IsOverdue, bool IsUrgent, string? Text, string? Place, string? Task);
