namespace Rueckkopplung.Cases.Units;

/// <summary>
/// Who acts for whom on which day. A deputy that is away itself is acted for by its own deputy, so there are chains; each
/// link ends on its own date. A unit has one deputy a day, and no chain leads back to where it began.
/// </summary>
public sealed class Deputies
{
    private readonly ILookup<string, Deputyship> byUnit;
    private readonly UnitTree units;

    /// <param name="units">The tree.</param>
    /// <param name="all">Also those that are over or still to come.</param>
    public Deputies(UnitTree units, IEnumerable<Deputyship> all)
    {
        this.units = units;
        All = [.. all.OrderBy(one => one.ValidFrom).ThenBy(one => one.UnitCode, StringComparer.Ordinal)];
        byUnit = All.ToLookup(one => one.UnitCode, StringComparer.Ordinal);
    }

    /// <summary>In the order of their first days.</summary>
    public IReadOnlyList<Deputyship> All { get; }

    /// <summary>The links from a unit to the one that acts for it on a day; empty when it acts itself.</summary>
    public IReadOnlyList<Deputyship> ChainOf(string unit, DateOnly on)
    {
        var chain = new List<Deputyship>();
        for (var link = Of(unit, on); link is not null && chain.TrueForAll(one => one.UnitCode != link.UnitCode); link = Of(link.DeputyCode, on))
            chain.Add(link);

        return chain;
    }

    /// <summary>The unit that acts on a day: the unit itself, or the last of its chain.</summary>
    public string ActingFor(string unit, DateOnly on) => ChainOf(unit, on) is [.., var last] ? last.DeputyCode : unit;

    /// <summary>The units whose chain ends on a day at this one; not the unit itself.</summary>
    public IEnumerable<string> ActedForBy(string unit, DateOnly on) =>
        All.Where(one => one.IsValidOn(on) && ActingFor(one.UnitCode, on) == unit).Select(one => one.UnitCode).Distinct();

    /// <summary>Refuses a new deputyship that cannot be.</summary>
    /// <param name="added">The new one.</param>
    /// <param name="today">The day; nothing is added for days that are over.</param>
    /// <exception cref="RuleBrokenException">A rule <c>deputy.…</c>.</exception>
    public void Check(Deputyship added, DateOnly today)
    {
        var (unit, deputy) = (units.Find(added.UnitCode, added.ValidFrom), units.Find(added.DeputyCode, added.ValidFrom));
        Rule.Require(unit is { IsExternal: false } && deputy is { IsExternal: false }, "deputy.units-known", added.UnitCode);
        Rule.Require(added.UnitCode != added.DeputyCode, "deputy.is-another-unit", added.UnitCode);
        // the work of SQM needs the rights of SQM, the chair of a Dezernat those of a Dezernat
        Rule.Require(
            unit!.Kind == deputy!.Kind && added.UnitCode != UnitTree.Sqm && added.DeputyCode != UnitTree.Sqm,
            "deputy.is-of-the-same-kind", unit.Name, deputy.Name);
        Rule.Require(added.ValidFrom <= added.ValidTo, "deputy.days-in-order", unit.Name);
        Rule.Require(added.ValidFrom >= today, "deputy.lies-ahead", unit.Name);
        var other = byUnit[added.UnitCode].FirstOrDefault(one => Meet(one, added));
        Rule.Require(other is null, "deputy.one-at-a-time", unit.Name, units.Find(other?.DeputyCode)?.Name);
        Rule.Require(!LeadsTo(added.UnitCode, added), "deputy.makes-no-circle", unit.Name, deputy.Name);
    }

    private Deputyship? Of(string unit, DateOnly on) => byUnit[unit].FirstOrDefault(one => one.IsValidOn(on));

    private static bool Meet(Deputyship one, Deputyship other) => one.ValidFrom <= other.ValidTo && other.ValidFrom <= one.ValidTo;

    // only days on which the whole chain holds make a circle
    private bool LeadsTo(string goal, Deputyship link) => link.DeputyCode == goal || byUnit[link.DeputyCode]
        .Where(next => Meet(next, link))
        .Any(next => LeadsTo(goal, new Deputyship
        {
            UnitCode = next.UnitCode,
            DeputyCode = next.DeputyCode,
            ValidFrom = next.ValidFrom > link.ValidFrom ? next.ValidFrom : link.ValidFrom,
            ValidTo = next.ValidTo < link.ValidTo ? next.ValidTo : link.ValidTo,
        }));
}
