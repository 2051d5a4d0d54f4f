using Rueckkopplung.Cases;
using Rueckkopplung.Storage.People;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>An account at one moment, for before and after.</summary>
internal sealed record AccountState(
    bool IsActive, Role Role, string? UnitCode, string Quartiere, string? TreffKey, string Name, string? Employer, string? Email)
{
    public static AccountState Of(Person person) => new(
        person.IsActive, person.Role, person.UnitCode, string.Join(", ", person.Quartiere), person.TreffKey,
        person.DisplayName, person.Employer, person.Email);
}
