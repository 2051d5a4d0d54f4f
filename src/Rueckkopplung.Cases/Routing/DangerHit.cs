using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases.Routing;

/// <summary>A word of danger in a text.</summary>
/// <param name="CategoryCode">The category whose word it is.</param>
/// <param name="Term">The term of the data.</param>
/// <param name="Found">The words of the text.</param>
/// <param name="Proposed">The urgency it proposes.</param>
public sealed record DangerHit(string CategoryCode, string Term, string Found, Urgency Proposed);
