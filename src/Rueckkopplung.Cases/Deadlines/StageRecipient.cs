namespace Rueckkopplung.Cases.Deadlines;

/// <summary>Who gets the notice of a stage.</summary>
/// <param name="Target">What the ladder asked for.</param>
/// <param name="UnitCode">The unit; null for the reporter.</param>
/// <param name="Role">The role in that unit; null = the unit's own mailbox, or the reporter.</param>
/// <param name="VacantUnits">Units that were asked first and have nobody: a warning in Verwaltung.</param>
public sealed record StageRecipient(StageTarget Target, string? UnitCode, Role? Role, IReadOnlyList<string> VacantUnits)
{
    /// <summary>The unit that is away and for which this one acts; null when nobody is.</summary>
    public string? InsteadOf { get; init; }
}
