namespace Rueckkopplung.Cases;

/// <summary>A unit said no, with a reason and a proposal.</summary>
/// <param name="Unit">The unit that refused.</param>
/// <param name="Reason">Its words, for the inside.</param>
/// <param name="ProposedUnit">The unit it proposes.</param>
/// <param name="At">When.</param>
public sealed record Refusal(string Unit, string Reason, string ProposedUnit, DateTimeOffset At);
