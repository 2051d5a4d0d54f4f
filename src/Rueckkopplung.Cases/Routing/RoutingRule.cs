namespace Rueckkopplung.Cases.Routing;

/// <summary>One row of the routing table. The first row that fits, by number, wins.</summary>
public sealed class RoutingRule
{
    /// <summary>The stand-in that fits everything.</summary>
    public const string Any = "*";

    /// <summary>Its number, unique; lower ones are asked first.</summary>
    public required int No { get; init; }

    /// <summary>Code of a leaf, of a group (its whole subtree) or <c>*</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Code of a Quartier or <c>*</c>.</summary>
    public required string Quartier { get; init; }

    /// <summary>Wire name of the case's kind or <c>*</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Terms of which one is enough; null = the text does not matter.</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>Code of the unit that gets the case.</summary>
    public required string Unit { get; init; }

    /// <summary>Codes of units that are only told.</summary>
    public IReadOnlyList<string> Info { get; init; } = [];

    /// <summary>For an external unit, the internal one that speaks for it.</summary>
    public string? CaredForBy { get; init; }

    /// <summary>German sentence, shown on the case.</summary>
    public required string Reason { get; init; }
}
