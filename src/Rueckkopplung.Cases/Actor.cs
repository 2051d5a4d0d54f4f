namespace Rueckkopplung.Cases;

/// <summary>Who did something: a key, a role and a unit, never a name.</summary>
public readonly record struct Actor(int? PersonId, Role? Role, string? UnitCode)
{
    /// <summary>The system itself: a timer, a rule, a step of the process.</summary>
    public static Actor House { get; } = new(PersonId: null, Role: null, UnitCode: null);

    /// <summary>Whoever holds the follow-up code; nobody knows who that is.</summary>
    public static Actor Reporter { get; } = new(PersonId: null, Role: null, UnitCode: ReporterMark);

    private const string ReporterMark = "reporter";

    /// <summary>True for the reporter, who has no account.</summary>
    public bool IsReporter => PersonId is null && UnitCode == ReporterMark;

    /// <summary>True for SQM and its head.</summary>
    public bool IsSqm => Role is Cases.Role.Sqm or Cases.Role.SqmLead;
}
