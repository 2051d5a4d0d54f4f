using System.Net.Mail;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>Begins a check with the city of the step.</summary>
internal sealed class AccountChecks(RueckkopplungDb db, CityLibrary cities, StepScope scope)
{
    public async Task<AccountCheck> ForAsync(AccountInput input, CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        return new AccountCheck(input, city, city.Calendar.DayOf(scope.Now));
    }
}

/// <summary>Which account can be: each role has its place in the city. Collects all faults before it refuses.</summary>
internal sealed class AccountCheck(AccountInput input, CityDirectory city, DateOnly today)
{
    private const int Longest = 100;

    private readonly List<FieldFault> faults = [];

    /// <summary>A fault that was found elsewhere.</summary>
    public void Add(string field, string code) => faults.Add(new FieldFault(field, field, code));

    /// <summary>Puts the typed values on the account.</summary>
    /// <exception cref="FormRefusedException">Something does not fit; nothing was changed.</exception>
    public void Apply(Person person)
    {
        var role = WireNames.Find<Role>(input.Role);
        Require(role is not null, nameof(AccountInput.Role), "account.role-known");
        var name = Line(input.DisplayName, nameof(AccountInput.DisplayName), "account.display-name-given");
        var employer = Line(input.Employer, nameof(AccountInput.Employer), null);
        var email = Line(input.Email, nameof(AccountInput.Email), null);
        Require(email is null || MailAddress.TryCreate(email, out _), nameof(AccountInput.Email), "contact.email-readable");
        var (unit, quartiere, treff) = role is { } known ? PlaceOf(known) : (null, [], null);
        if (faults.Count > 0 || role is not { } sure || name is null)
            throw new FormRefusedException(faults);

        (person.DisplayName, person.Role, person.UnitCode) = (name, sure, unit);
        (person.Quartiere, person.TreffKey, person.Employer, person.Email) = (quartiere, treff, employer, email);
    }

    private (string? Unit, IReadOnlyList<string> Quartiere, string? Treff) PlaceOf(Role role) => role switch
    {
        Role.Sqm or Role.SqmLead => (UnitTree.Sqm, [], null),
        Role.Unit or Role.UnitLead => (Unit(UnitKind.Unit), [], null),
        Role.Dezernat => (Unit(UnitKind.Dezernat), [], null),
        Role.Qe or Role.Helper => (UnitTree.Sqm, Quartiere(), null),
        Role.Treff => Treff(),
        Role.Privacy => (string.IsNullOrEmpty(input.UnitCode) ? null : Unit(UnitKind.Unit), [], null),
        Role.Leadership => (city.Units.All.FirstOrDefault(unit => unit.Kind == UnitKind.Leadership && unit.IsValidOn(today))?.Code, [], null),
        _ => (null, [], null),
    };

    private string? Unit(UnitKind kind)
    {
        var unit = city.Units.Find(input.UnitCode, today);
        Require(unit is not null, nameof(AccountInput.UnitCode), "account.unit-given");
        Require(unit is null or { IsExternal: false }, nameof(AccountInput.UnitCode), "account.unit-is-internal");
        Require(
            unit is null or { IsExternal: true } || unit.Kind == kind,
            nameof(AccountInput.UnitCode),
            kind == UnitKind.Dezernat ? "account.unit-is-dezernat" : "account.unit-is-no-dezernat");
        return unit?.Code;
    }

    private List<string> Quartiere()
    {
        var known = city.Quartiere.Select(quartier => quartier.Code).Where(input.Quartiere.Contains).ToList();
        Require(known.Count > 0, nameof(AccountInput.Quartiere), "account.quartier-given");
        return known;
    }

    private (string?, IReadOnlyList<string>, string?) Treff()
    {
        var quartier = city.QuartierOfTreff(input.TreffKey);
        Require(quartier is not null, nameof(AccountInput.TreffKey), "place.treff-given");
        return (null, quartier is null ? [] : [quartier.Code], input.TreffKey);
    }

    private string? Line(string? text, string field, string? missing)
    {
        var line = text?.Trim();
        if (string.IsNullOrEmpty(line))
        {
            Require(missing is null, field, missing ?? string.Empty);
            return null;
        }
        Require(line.Length <= Longest && !line.Any(char.IsControl), field, "account.line-readable");
        return line;
    }

    private void Require(bool holds, string field, string code)
    {
        if (!holds)
            Add(field, code);
    }
}
