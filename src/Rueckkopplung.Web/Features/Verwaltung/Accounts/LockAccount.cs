using MediatR;
using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.People;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>Locks an account (nobody signs in with it, sessions end within a minute) or opens it again. Accounts are never deleted.</summary>
public static class LockAccount
{
    /// <param name="Id">The account.</param>
    /// <param name="Locked">True locks, false opens.</param>
    /// <param name="Stamp">Of the account as the form showed it.</param>
    public sealed record Command(int Id, bool Locked, string? Stamp) : IRequest;

    internal sealed class Handler(UserManager<Person> people, AccountDesk desk) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var person = await desk.FindAsync(request.Id, request.Stamp, cancellationToken);
            if (request.Locked && person is { IsActive: true, Role: Role.Admin })
                await desk.RequireAnotherAdminAsync(person, cancellationToken);
            if (request.Locked)
                await desk.GiveBackAsync(person, cancellationToken);

            person.IsActive = !request.Locked;
            // opening it also forgives wrong passwords
            (person.LockoutEnd, person.AccessFailedCount) = (null, 0);
            AccountDesk.Require(await people.UpdateSecurityStampAsync(person));
            await desk.NoteAsync(request.Locked ? HouseEvents.AccountLocked : HouseEvents.AccountUnlocked, person, [], cancellationToken);
        }
    }
}
