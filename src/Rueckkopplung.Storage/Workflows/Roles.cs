using Rueckkopplung.Cases;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>A set of roles; the bit of a role is its number in <see cref="Role"/>.</summary>
[Flags]
public enum Roles
{
    None = 0,
    SqmLead = 1 << Role.SqmLead,
    Sqm = 1 << Role.Sqm,
    Unit = 1 << Role.Unit,
    UnitLead = 1 << Role.UnitLead,
    Dezernat = 1 << Role.Dezernat,
    Qe = 1 << Role.Qe,
    Treff = 1 << Role.Treff,
    Helper = 1 << Role.Helper,
    Admin = 1 << Role.Admin,
    Privacy = 1 << Role.Privacy,
    Leadership = 1 << Role.Leadership,
}
