using MediatR;
using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Accounts;

/// <summary>A signed-in person takes another password; the other sessions end within a minute.</summary>
public static class ChangeOwnPassword
{
    /// <param name="Current">The one until now.</param>
    /// <param name="Password">The new one.</param>
    public sealed record Command(string? Current, string? Password) : IRequest;

    internal sealed class Handler(UserManager<Person> people, AccountDesk desk, StepReader who) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var reader = who.Reader ?? throw new ForbiddenException("session.needed");
            var person = await desk.FindAsync(reader.PersonId, null, cancellationToken);
            var faults = new List<FieldFault>();
            if (!await people.CheckPasswordAsync(person, request.Current ?? string.Empty))
                faults.Add(new FieldFault(nameof(Command.Current), nameof(Command.Current), "account.password-is-right"));
            if (await desk.PasswordFaultAsync(person, request.Password) is { } fault)
                faults.Add(new FieldFault(nameof(Command.Password), nameof(Command.Password), fault));
            if (faults.Count > 0)
                throw new FormRefusedException(faults);

            person.PasswordHash = people.PasswordHasher.HashPassword(person, request.Password ?? string.Empty);
            AccountDesk.Require(await people.UpdateSecurityStampAsync(person));
            await desk.NoteAsync(HouseEvents.OwnPasswordChanged, person, [], cancellationToken);
        }
    }
}
