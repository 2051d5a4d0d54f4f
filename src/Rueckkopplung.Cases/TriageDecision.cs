using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases;

/// <summary>What SQM decides about a report.</summary>
/// <param name="Kind">Mangel or Bedarf.</param>
/// <param name="CategoryCode">A leaf or a group.</param>
/// <param name="Urgency">How fast.</param>
/// <param name="Place">A better place; null = as it is.</param>
public sealed record TriageDecision(ConcernKind Kind, string CategoryCode, Urgency Urgency, Place? Place = null);
