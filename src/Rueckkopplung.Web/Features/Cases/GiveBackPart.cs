using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>Back to the unit as a whole: by the person who has it, or by a head for somebody who is away.</summary>
public static class GiveBackPart
{
    public sealed record Command(CaseNumber Number, Guid PartId) : IRequest;

    internal sealed class Handler(CaseDoor door) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await door.OpenAsync(request.Number, CaseRights.OwnPart, cancellationToken);
            var part = file.Part(request.PartId);
            door.RequireOwn(part);
            var isTheirs = part.TakenByPersonId is null || part.TakenByPersonId == door.Reader.PersonId;
            Rule.Require(isTheirs || door.Reader.Role == Role.UnitLead, "part.is-yours", file.Number);

            file.GiveBack(request.PartId, door.Actor, door.Now);
        }
    }
}
