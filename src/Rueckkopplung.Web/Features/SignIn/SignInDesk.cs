using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Web.Demo;

namespace Rueckkopplung.Web.Features.SignIn;

/// <summary>Checks passwords. Unknown name, wrong password, locked and left look and take the same.</summary>
public sealed class SignInDesk(SignInManager<Person> signIn, IPasswordHasher<Person> hasher, IConfiguration configuration)
{
    private static readonly Person Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(Nobody, "nobody");

    private bool IsDemo => configuration.GetValue<bool>("Demo:Enabled");

    /// <summary>The demo accounts; empty outside demo mode.</summary>
    public IReadOnlyList<DemoGroup> DemoAccounts => IsDemo ? DemoGroup.All : [];

    /// <returns>Who came in, or null.</returns>
    public async Task<Person?> SignInAsync(string? userName, string? password)
    {
        var person = await signIn.UserManager.FindByNameAsync(userName?.Trim() ?? string.Empty);
        if (person is null)
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash, password ?? string.Empty);
            return null;
        }
        var result = await signIn.PasswordSignInAsync(person, password ?? string.Empty, isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? person : null;
    }

    /// <returns>Who came in, or null: no such account, or no demo.</returns>
    public async Task<Person?> SignInDemoAsync(string account) =>
        DemoAccounts.Any(group => group.Accounts.Contains(account)) ? await SignInAsync(account, DemoPeople.Password) : null;

    public Task<ClaimsPrincipal> PrincipalAsync(Person person) => signIn.CreateUserPrincipalAsync(person);

    public Task SignOutAsync() => signIn.SignOutAsync();
}

/// <summary>Demo accounts that belong together.</summary>
/// <param name="Key">Of the heading's text.</param>
/// <param name="Accounts">User names; each has a text of its own.</param>
public sealed record DemoGroup(string Key, IReadOnlyList<string> Accounts)
{
    public static IReadOnlyList<DemoGroup> All { get; } =
    [
        new("Group.Sqm", ["sqm.leitung", "sqm.triage", "qe.mitte", "treff.stahldorf", "qh.bleichpfad"]),
        new("Group.Units", ["fb.kbk-a", "fb.kbk-a.leitung", "fb.61", "fb.50"]),
        new("Group.House", ["admin", "datenschutz", "leitung"]),
    ];
}
