namespace Rueckkopplung.Cases.Deadlines;

/// <summary>When a reminder or escalation comes and to whom it goes.</summary>
/// <param name="Code"><c>R1</c>, <c>R2</c>, <c>E1</c>, <c>E2</c>, <c>E3</c>.</param>
/// <param name="Name">„Erinnerung“.</param>
/// <param name="To">Whom it speaks to.</param>
/// <param name="Share">Of the service time between start and due, 0 to 1; null = counted in days after due.</param>
/// <param name="WorkingDaysAfterDue">0 = the due day itself.</param>
/// <param name="NextWorkingDay">True = at the start of service on the working day after the n-th.</param>
public sealed record StageRule(
    string Code,
    string Name,
    IReadOnlyList<StageTarget> To,
    double? Share = null,
    int WorkingDaysAfterDue = 0,
    bool NextWorkingDay = false)
{
    /// <summary>The ladder of the house: R1 at 70 %, R2 on the day, E1 +2, E2 +5, E3 +10 working days.</summary>
    public static IReadOnlyList<StageRule> Default { get; } =
    [
        new("R1", "Erinnerung", [StageTarget.Unit], Share: 0.7),
        new("R2", "Heute fällig", [StageTarget.Unit]),
        new("E1", "Stelle: Leitung", [StageTarget.UnitLead], null, 2, NextWorkingDay: true),
        new("E2", "Fachbereichsleitung", [StageTarget.ParentUnitLead], null, 5, NextWorkingDay: true),
        new("E3", "Dezernat und SQM-Leitung", [StageTarget.Dezernat, StageTarget.SqmLead], null, 10, NextWorkingDay: true),
    ];
}
