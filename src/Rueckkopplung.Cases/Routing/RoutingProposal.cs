namespace Rueckkopplung.Cases.Routing;

/// <summary>What the table proposes. SQM decides.</summary>
/// <param name="RuleNo">The row that fitted.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="CaredForBy">For an external unit, the internal one that does its tasks.</param>
/// <param name="Info">Codes of units that are only told.</param>
/// <param name="Reason">„Regel 16: Abfall und Sauberkeit/Sperrmüll in allen Quartieren → KBK-A“.</param>
/// <param name="RuleText">The row's own sentence.</param>
public sealed record RoutingProposal(
    int RuleNo,
    string Unit,
    string? CaredForBy,
    IReadOnlyList<string> Info,
    string Reason,
    string RuleText);
