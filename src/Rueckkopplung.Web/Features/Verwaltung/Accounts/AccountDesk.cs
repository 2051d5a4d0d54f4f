using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>What the commands about accounts share. Scoped in the step.</summary>
internal sealed class AccountDesk(UserManager<Person> people, RueckkopplungDb db, StepScope scope, Protocol protocol)
{
    private const int LongestPassword = 200;

    /// <exception cref="MissingException">There is no such account.</exception>
    /// <exception cref="ConflictException">Somebody changed it after the form was shown.</exception>
    public async Task<Person> FindAsync(int id, string? stamp, CancellationToken cancellationToken)
    {
        var person = await people.Users.FirstOrDefaultAsync(one => one.Id == id, cancellationToken)
            ?? throw new MissingException("account.exists", id);
        return stamp is null || stamp == person.ConcurrencyStamp ? person : throw new ConflictException("account.changed", []);
    }

    /// <summary>The code of what is wrong with a password, or null.</summary>
    public async Task<string?> PasswordFaultAsync(Person person, string? password)
    {
        if (password is { Length: > LongestPassword })
            return "account.password-short-enough";
        if (person.UserName is { Length: > 0 } name && password?.Contains(name, StringComparison.OrdinalIgnoreCase) == true)
            return "account.password-is-not-the-name";

        foreach (var rule in people.PasswordValidators)
        {
            if (!(await rule.ValidateAsync(people, person, password)).Succeeded)
                return "account.password-long-enough";
        }
        return null;
    }

    /// <exception cref="RuleBrokenException">Nobody else could administer the house.</exception>
    public async Task RequireAnotherAdminAsync(Person person, CancellationToken cancellationToken)
    {
        // takes their rows, so that two who lock each other at the same moment meet here
        await people.Users.Where(one => one.Role == Role.Admin)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsActive, one => one.IsActive), cancellationToken);
        var another = await people.Users.AnyAsync(one => one.Role == Role.Admin && one.IsActive && one.Id != person.Id, cancellationToken);
        Rule.Require(another, "account.is-not-the-last-admin", person.UserName);
    }

    /// <summary>What the person took over goes back to the unit: nobody waits for someone who has left.</summary>
    public async Task GiveBackAsync(Person person, CancellationToken cancellationToken)
    {
        var taken = await db.Parts.Where(part => part.TakenByPersonId == person.Id && part.OutcomeAt == null)
            .Select(part => new { part.Id, CaseId = EF.Property<Guid>(part, "CaseId") })
            .Where(part => db.Cases.Any(file => file.Id == part.CaseId && file.ClosedAt == null))
            .ToListAsync(cancellationToken);
        foreach (var part in taken)
            (await db.CaseAsync(part.CaseId, cancellationToken)).GiveBack(part.Id, scope.Actor, scope.Now);
    }

    public Task NoteAsync(string change, Person person, IReadOnlyList<ChangedValue> changes, CancellationToken cancellationToken) =>
        protocol.NoteAsync(change, SubjectOf(person.Id), changes, cancellationToken);

    /// <summary>How the journal names an account.</summary>
    public static string SubjectOf(int id) => string.Create(CultureInfo.InvariantCulture, $"account/{id}");

    /// <summary>What differs; of personal data only that it does.</summary>
    public static IReadOnlyList<ChangedValue> Changes(AccountState? before, AccountState after) =>
    [
        .. ChangedValue.Between(
            new("role", before is null ? null : WireNames.Of(before.Role), WireNames.Of(after.Role)),
            new("unit", before?.UnitCode, after.UnitCode),
            new("quartiere", before?.Quartiere ?? string.Empty, after.Quartiere),
            new("treff", before?.TreffKey, after.TreffKey)),
        .. before is not null && (before.Name, before.Employer, before.Email) != (after.Name, after.Employer, after.Email)
            ? [new ChangedValue("personal", null, null)]
            : Array.Empty<ChangedValue>(),
    ];

    /// <summary>Identity refuses only what this desk has not looked for.</summary>
    public static void Require(IdentityResult result)
    {
        if (result.Succeeded)
            return;
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw new ConflictException("account.changed", []);

        throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => $"{error.Code}: {error.Description}")));
    }
}
