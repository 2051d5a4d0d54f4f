using System.Linq.Expressions;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Who may do a task: it stands on its row.</summary>
public static class TaskAccess
{
    private static readonly Role[] CityWide = [Role.Sqm, Role.SqmLead];

    /// <summary>Whether this reader may do it now.</summary>
    public static bool MayDo(HumanTask task, Reader reader) =>
        HasRole(task.Roles, reader.Role)
        && (task.UnitCode is null || reader.UnitScope.Contains(task.UnitCode))
        && (task.Quartier is null || CityWide.Contains(reader.Role) || reader.Quartiere.Contains(task.Quartier))
        && (task.PersonId is null || task.PersonId == reader.PersonId || reader.Role is Role.UnitLead or Role.SqmLead);

    /// <summary>The same as a condition for queries.</summary>
    public static Expression<Func<HumanTask, bool>> DoableBy(Reader reader)
    {
        var bit = Bit(reader.Role);
        var (units, quartiere, person) = (reader.UnitScope, reader.Quartiere, reader.PersonId);
        var isCityWide = CityWide.Contains(reader.Role);
        var isLead = reader.Role is Role.UnitLead or Role.SqmLead;

        return task => (task.Roles & bit) == bit
            && (task.UnitCode == null || units.Contains(task.UnitCode))
            && (task.Quartier == null || isCityWide || quartiere.Contains(task.Quartier))
            && (task.PersonId == null || task.PersonId == person || isLead);
    }

    private static bool HasRole(Roles roles, Role role) => (roles & Bit(role)) != Roles.None;

    private static Roles Bit(Role role) => (Roles)(1 << (int)role);
}
