namespace Rueckkopplung.Cases;

/// <summary>To whom a part goes.</summary>
/// <param name="UnitCode">The unit.</param>
/// <param name="CaredForBy">For an external unit the internal one that acts; null = the one of the data.</param>
/// <param name="Reason">Why; null = the routing sentence if it is the proposed unit.</param>
/// <param name="PartId">The part; null = the one that is with nobody, else a new one.</param>
public sealed record Assignment(string UnitCode, string? CaredForBy = null, string? Reason = null, Guid? PartId = null);
