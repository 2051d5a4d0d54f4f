using Rueckkopplung.Cases;

namespace Rueckkopplung.Storage.Reading;

/// <summary>Who reads; the filter <i>visible</i> of the context shows what this reader may see.</summary>
/// <param name="UnitScope">Own unit, units it cares for and, for leads, those below.</param>
public sealed record Reader(
    int PersonId,
    Role Role,
    string? UnitCode,
    IReadOnlyList<string> UnitScope,
    IReadOnlyList<string> Quartiere,
    string? TreffKey)
{
    /// <summary>The house itself: sees all. Steps read as the house.</summary>
    public static Reader House { get; } = new(0, Role.Admin, null, [], [], null) { IsHouse = true };

    public bool IsHouse { get; private init; }
}
