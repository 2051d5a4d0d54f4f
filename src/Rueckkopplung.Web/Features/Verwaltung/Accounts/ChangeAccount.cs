using MediatR;
using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.People;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>Another name, role, unit, Quartiere or Treff of an account. The new role holds within a minute, also where the person is signed in.</summary>
public static class ChangeAccount
{
    /// <param name="Id">The account.</param>
    /// <param name="Input">What was typed.</param>
    /// <param name="Stamp">Of the account as the form showed it.</param>
    public sealed record Command(int Id, AccountInput Input, string? Stamp) : IRequest;

    internal sealed class Handler(UserManager<Person> people, AccountDesk desk, AccountChecks checks) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var person = await desk.FindAsync(request.Id, request.Stamp, cancellationToken);
            var before = AccountState.Of(person);
            (await checks.ForAsync(request.Input, cancellationToken)).Apply(person);
            if (before is { IsActive: true, Role: Role.Admin } && person.Role != Role.Admin)
                await desk.RequireAnotherAdminAsync(person, cancellationToken);

            AccountDesk.Require(await people.UpdateAsync(person));
            var changes = AccountDesk.Changes(before, AccountState.Of(person));
            if (changes.Count > 0)
                await desk.NoteAsync(HouseEvents.AccountChanged, person, changes, cancellationToken);
        }
    }
}
