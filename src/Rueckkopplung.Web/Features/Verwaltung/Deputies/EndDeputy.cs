using MediatR;

namespace Rueckkopplung.Web.Features.Verwaltung.Deputies;

/// <summary>Ends a deputyship before its date: from today on the unit acts itself.</summary>
public static class EndDeputy
{
    /// <param name="Id">Of the deputyship.</param>
    public sealed record Command(int Id) : IRequest;

    internal sealed class Handler(DeputyDesk desk) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, today) = await desk.OpenAsync(cancellationToken);
            await desk.EndAsync(request.Id, today, cancellationToken);
        }
    }
}
