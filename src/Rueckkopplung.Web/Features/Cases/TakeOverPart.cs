using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>„Übernehme ich“: one person of the unit does the part. Nobody has to; it can be given back.</summary>
public static class TakeOverPart
{
    public sealed record Command(CaseNumber Number, Guid PartId) : IRequest;

    internal sealed class Handler(CaseDoor door) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await door.OpenAsync(request.Number, CaseRights.OwnPart, cancellationToken);
            var part = file.Part(request.PartId);
            door.RequireOwn(part);
            // a second click is harmless
            if (part.TakenByPersonId != door.Reader.PersonId)
                file.TakeOver(request.PartId, door.Actor, door.Now);
        }
    }
}
