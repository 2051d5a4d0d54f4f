using System.Collections.Frozen;

namespace Rueckkopplung.Cases.Units;

/// <summary>The units by code and by their place in the tree.</summary>
public sealed class UnitTree
{
    /// <summary>Code of the Stabsstelle Soziales Quartiersmanagement.</summary>
    public const string Sqm = "SQM";

    private readonly FrozenDictionary<string, Unit> byCode;

    /// <summary>Builds the tree.</summary>
    /// <exception cref="CityDataException">A parent or carer does not exist, or a unit is above itself.</exception>
    public UnitTree(IEnumerable<Unit> units)
    {
        All = [.. units];
        byCode = All.ToFrozenDictionary(unit => unit.Code, StringComparer.Ordinal);
        foreach (var unit in All)
            Check(unit);
    }

    /// <summary>All units in the order of the data.</summary>
    public IReadOnlyList<Unit> All { get; }

    /// <summary>The unit with this code, whatever the day.</summary>
    public Unit? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The unit with this code if it exists on the day.</summary>
    public Unit? Find(string? code, DateOnly on) => Find(code) is { } unit && unit.IsValidOn(on) ? unit : null;

    /// <summary>The units above, nearest first; those that do not exist on the day are stepped over.</summary>
    public IEnumerable<Unit> Above(string code, DateOnly on)
    {
        for (var unit = Find(Find(code)?.Parent); unit is not null; unit = Find(unit.Parent))
        {
            if (unit.IsValidOn(on))
                yield return unit;
        }
    }

    /// <summary>The unit itself and all below it, the unit first.</summary>
    public IEnumerable<Unit> WithAllBelow(string code)
    {
        if (Find(code) is not { } unit)
            return [];

        return All.Where(other => other.Parent == code).SelectMany(child => WithAllBelow(child.Code)).Prepend(unit);
    }

    /// <summary>The external units an internal one does the tasks of.</summary>
    public IEnumerable<Unit> CaredForBy(string code) => All.Where(unit => unit.CaredForBy == code);

    /// <summary>The unit that does the work: the carer of an external unit, else the unit itself.</summary>
    public string WorkerFor(string code) => Find(code)?.CaredForBy ?? code;

    private void Check(Unit unit)
    {
        if (unit.Parent is { } parent && !byCode.ContainsKey(parent))
            throw new CityDataException($"Unit '{unit.Code}' has the parent '{parent}', which does not exist.");
        if (unit.CaredForBy is { } carer && Find(carer) is not { IsExternal: false })
            throw new CityDataException($"Unit '{unit.Code}' is cared for by '{carer}', which is no internal unit.");

        var steps = 0;
        for (var above = Find(unit.Parent); above is not null; above = Find(above.Parent))
        {
            if (above == unit || ++steps > All.Count)
                throw new CityDataException($"Unit '{unit.Code}' is above itself.");
        }
    }
}
