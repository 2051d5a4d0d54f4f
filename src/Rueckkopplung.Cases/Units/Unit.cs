namespace Rueckkopplung.Cases.Units;

/// <summary>A unit of the administration, or an external partner. Units get renamed, split and moved: hence the dates.</summary>
public sealed class Unit
{
    /// <summary>ASCII, stable: <c>KBK-A</c>, <c>36</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The name on the screen.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the unit above; null at the top and for external ones.</summary>
    public string? Parent { get; init; }

    /// <summary>What it is in the tree.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>For an external unit, the internal one that does its tasks.</summary>
    public string? CaredForBy { get; init; }

    /// <summary>First day on which it exists; null = always did.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it exists, included; null = still does.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>For the answers.</summary>
    public string? Phone { get; init; }

    /// <summary>Where notices to the unit go.</summary>
    public string? Email { get; init; }

    /// <summary>True for partners outside the administration.</summary>
    public bool IsExternal => Kind == UnitKind.External;

    /// <summary>Whether it exists on a day.</summary>
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}
