using MediatR;
using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>Gives an account a new password; its sessions end within a minute.</summary>
public static class SetPassword
{
    /// <param name="Id">The account.</param>
    /// <param name="Password">The new one.</param>
    public sealed record Command(int Id, string? Password) : IRequest;

    internal sealed class Handler(UserManager<Person> people, AccountDesk desk) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var person = await desk.FindAsync(request.Id, null, cancellationToken);
            if (await desk.PasswordFaultAsync(person, request.Password) is { } fault)
                throw new FormRefusedException([new FieldFault(nameof(Command.Password), nameof(Command.Password), fault)]);

            (person.LockoutEnd, person.AccessFailedCount) = (null, 0);
            person.PasswordHash = people.PasswordHasher.HashPassword(person, request.Password ?? string.Empty);
            AccountDesk.Require(await people.UpdateSecurityStampAsync(person));
            await desk.NoteAsync(HouseEvents.PasswordSet, person, [], cancellationToken);
        }
    }
}
