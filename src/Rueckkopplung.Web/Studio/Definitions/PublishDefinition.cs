using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Puts the newest version of a definition in force; who, when and why stand in the list of versions.</summary>
internal static class PublishDefinition
{
    public sealed record Command(string DefinitionId, string? ReasonGiven) : IRequest<SavedVersion>;

    internal sealed class Handler(RueckkopplungDb db, Publication publication) : IRequestHandler<Command, SavedVersion>
    {
        public async Task<SavedVersion> Handle(Command request, CancellationToken cancellationToken)
        {
            var latest = await db.Definitions.FirstOrDefaultAsync(
                version => version.DefinitionId == request.DefinitionId && version.IsLatest, cancellationToken)
                ?? throw new RuleBrokenException("definition.exists", request.DefinitionId);
            if (latest.IsPublished)
                return new SavedVersion(latest.Id, AlreadyPublished: true, []);

            var findings = await publication.PublishAsync(latest, request.ReasonGiven, cancellationToken);
            return new SavedVersion(latest.Id, AlreadyPublished: false, findings);
        }
    }
}
