using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>The unit writes down its own Aktenzeichen; empty takes it away.</summary>
public static class SetFileReference
{
    public sealed record Command(CaseNumber Number, Guid PartId, string? Reference) : IRequest;

    internal sealed class Handler(CaseDoor door) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await door.OpenAsync(request.Number, CaseRights.OwnPart, cancellationToken);
            door.RequireOwn(file.Part(request.PartId));
            file.SetFileReference(request.PartId, request.Reference, door.Actor, door.Now);
        }
    }
}
