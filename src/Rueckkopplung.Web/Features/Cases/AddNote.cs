using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>Writes an internal note.</summary>
public static class AddNote
{
    public sealed record Command(CaseNumber Number, string? Text) : IRequest;

    internal sealed class Handler(CaseDoor door) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await door.OpenAsync(request.Number, CaseRights.Notes, cancellationToken);
            file.AddNote(request.Text ?? "", door.Actor, door.Now);
        }
    }
}
