using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>Stops a series, or lets it go on; what it missed meanwhile is done once.</summary>
public static class PauseSeries
{
    public sealed record Command(string Name, bool IsPaused) : IRequest;

    internal sealed class Handler(RueckkopplungDb db, StepReader reader) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            if (reader.Reader is not { } who || !ActOnDeadlines.Everywhere.Contains(who.Role))
                throw new ForbiddenException("case.is-for-others");

            var row = await db.Series.FirstOrDefaultAsync(one => one.Name == request.Name, cancellationToken)
                ?? throw new MissingException("series.exists", request.Name);
            (row.IsPaused, row.ChangedBy) = (request.IsPaused, who.PersonId);
        }
    }
}
