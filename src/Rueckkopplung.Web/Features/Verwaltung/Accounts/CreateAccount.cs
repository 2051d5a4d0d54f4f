using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Storage.People;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>A new account with a first password.</summary>
public static partial class CreateAccount
{
    /// <returns>The key of the account.</returns>
    public sealed record Command(string? UserName, AccountInput Input, string? Password) : IRequest<int>;

    internal sealed class Handler(UserManager<Person> people, AccountDesk desk, AccountChecks checks) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var check = await checks.ForAsync(request.Input, cancellationToken);
            var name = request.UserName?.Trim() ?? string.Empty;
            var person = new Person { UserName = name };
            if (!Readable().IsMatch(name))
                check.Add(nameof(Command.UserName), "account.user-name-readable");
            else if (await people.FindByNameAsync(name) is not null)
                check.Add(nameof(Command.UserName), "account.user-name-is-free");
            if (await desk.PasswordFaultAsync(person, request.Password) is { } fault)
                check.Add(nameof(Command.Password), fault);
            check.Apply(person);

            AccountDesk.Require(await people.CreateAsync(person, request.Password ?? string.Empty));
            await desk.NoteAsync(HouseEvents.AccountCreated, person, AccountDesk.Changes(null, AccountState.Of(person)), cancellationToken);
            return person.Id;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._\-]{1,63}$", RegexOptions.None, 1000)]
    private static partial Regex Readable();
}
