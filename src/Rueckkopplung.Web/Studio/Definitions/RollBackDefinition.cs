using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Puts the content of an older version in force again, as a new version: the list of versions only grows.</summary>
internal static class RollBackDefinition
{
    /// <param name="DefinitionId">Which definition.</param>
    /// <param name="Version">Whose content; it was published once.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="InForce">The version in force when the person decided; null = none was.</param>
    /// <returns>The number of the new version.</returns>
    public sealed record Command(string DefinitionId, int Version, string? Reason, int? InForce) : IRequest<int>;

    internal sealed class Handler(RueckkopplungDb db, DefinitionStore store, Publication publication) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var versions = db.Definitions.Where(version => version.DefinitionId == request.DefinitionId);
            var wanted = await versions.FirstOrDefaultAsync(
                    version => version.Version == request.Version && version.PublishedAt != null, cancellationToken)
                ?? throw new RuleBrokenException("definition.version-exists", request.DefinitionId, request.Version);
            var inForce = await versions.FirstOrDefaultAsync(version => version.IsPublished, cancellationToken);
            if (inForce?.Version != request.InForce)
                throw new ConflictException("definition.published-meanwhile", []);
            Rule.Require(inForce?.Version != request.Version, "definition.not-in-force-already", null, request.Version);

            var again = await store.AddAsync(wanted.Json, null, cancellationToken);
            await publication.PublishAsync(again, request.Reason, cancellationToken, request.Version);
            return again.Version;
        }
    }
}
