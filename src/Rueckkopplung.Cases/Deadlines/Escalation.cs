using Rueckkopplung.Cases.Units;

namespace Rueckkopplung.Cases.Deadlines;

/// <summary>
/// The ladder: unit → head of unit → head of the unit above → Dezernat → head of SQM. Each rung that is away is taken by
/// its deputy.
/// </summary>
public static class Escalation
{
    /// <summary>The people for the targets of a stage; two targets that meet in one chair give one entry.</summary>
    /// <param name="targets">Of the stage.</param>
    /// <param name="unitCode">The unit the case is assigned to; for an external one its carer acts.</param>
    /// <param name="city">Tree and chairs.</param>
    /// <param name="on">The day.</param>
    public static IReadOnlyList<StageRecipient> Recipients(
        IEnumerable<StageTarget> targets, string unitCode, CityDirectory city, DateOnly on) =>
        [.. targets.Select(target => Find(target, city.Units.WorkerFor(unitCode), city, on))
            .DistinctBy(recipient => (recipient.UnitCode, recipient.Role))];

    private static StageRecipient Find(StageTarget target, string unitCode, CityDirectory city, DateOnly on) => target switch
    {
        StageTarget.Reporter => new StageRecipient(target, null, null, []),
        StageTarget.Unit => Acting(new StageRecipient(target, city.Deputies.ActingFor(unitCode, on), null, []), unitCode),
        StageTarget.UnitLead => Chair(target, Ladder(unitCode, city, on), city, on),
        StageTarget.ParentUnitLead => Chair(target, Ladder(unitCode, city, on).Skip(1), city, on),
        StageTarget.Dezernat => Chair(target, Ladder(unitCode, city, on).SkipWhile(IsBelowDezernat), city, on),
        _ => Chair(target, Ladder(UnitTree.Sqm, city, on), city, on),
    };

    private static StageRecipient Acting(StageRecipient recipient, string unitCode) =>
        recipient.UnitCode == unitCode ? recipient : recipient with { InsteadOf = unitCode };

    private static IEnumerable<Unit> Ladder(string unitCode, CityDirectory city, DateOnly on)
    {
        var above = city.Units.Above(unitCode, on);
        return city.Units.Find(unitCode, on) is { } unit ? above.Prepend(unit) : above;
    }

    private static bool IsBelowDezernat(Unit unit) => unit.Kind is UnitKind.Unit or UnitKind.External;

    // a vacant chair goes to the next unit up; after the last one the head of SQM gets it
    private static StageRecipient Chair(StageTarget target, IEnumerable<Unit> ladder, CityDirectory city, DateOnly on)
    {
        var vacant = new List<string>();
        foreach (var unit in ladder)
        {
            var acting = city.Units.Find(city.Deputies.ActingFor(unit.Code, on), on) ?? unit;
            if (HeadsOf(acting, target).Cast<Role?>().FirstOrDefault(role => city.HasActiveMember(acting.Code, role!.Value)) is { } head)
                return Acting(new StageRecipient(target, acting.Code, head, vacant), unit.Code);
            vacant.Add(acting.Code);
        }

        return new StageRecipient(target, UnitTree.Sqm, Role.SqmLead, vacant);
    }

    private static Role[] HeadsOf(Unit unit, StageTarget target) => unit switch
    {
        { Kind: UnitKind.Leadership } => [Role.Leadership],
        { Kind: UnitKind.Dezernat } => [Role.Dezernat],
        { Code: UnitTree.Sqm } when target == StageTarget.SqmLead => [Role.SqmLead],
        { Code: UnitTree.Sqm } => [Role.UnitLead, Role.SqmLead],
        _ => [Role.UnitLead],
    };
}
