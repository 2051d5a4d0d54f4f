using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Which roles may do what to a case that they see, beside its tasks. Tasks carry their own audience.</summary>
public static class CaseRights
{
    /// <summary>Read and write internal notes.</summary>
    public static IReadOnlyList<Role> Notes { get; } =
        [Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead, Role.Dezernat, Role.Qe];

    /// <summary>Correct place, Quartier, category and kind; take a case up again.</summary>
    public static IReadOnlyList<Role> Corrections { get; } = [Role.Sqm, Role.SqmLead];

    /// <summary>The unit's own reference, and „Übernehme ich“ within the unit.</summary>
    public static IReadOnlyList<Role> OwnPart { get; } = [Role.Unit, Role.UnitLead];

    /// <summary>Send a message of the case again.</summary>
    public static IReadOnlyList<Role> Resend { get; } = [Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead];

    /// <summary>Read the message log of the case.</summary>
    public static IReadOnlyList<Role> Messages { get; } =
        [Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead, Role.Dezernat, Role.Qe, Role.Privacy];

    /// <summary>See the reporter's contact, with a reason; others only while they have a task on the case.</summary>
    public static IReadOnlyList<Role> Contact { get; } = [Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead, Role.Qe];

    /// <summary>See it while a task on the case is theirs: they bring an answer.</summary>
    public static IReadOnlyList<Role> ContactForATask { get; } = [Role.Treff, Role.Helper];

    /// <summary>Try a step again that went wrong.</summary>
    public static IReadOnlyList<Role> Retry { get; } = [Role.SqmLead, Role.Admin];
}
