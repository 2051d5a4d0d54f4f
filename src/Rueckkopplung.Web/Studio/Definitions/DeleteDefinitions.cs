using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Removes definitions, or versions, on which nothing has run. All of them or none.</summary>
internal static class DeleteDefinitions
{
    /// <returns>How many versions are gone.</returns>
    public sealed record Command(IReadOnlyList<string> DefinitionIds, IReadOnlyList<string> VersionIds) : IRequest<int>;

    internal sealed class Handler(RueckkopplungDb db, DefinitionStore store, DefinitionUse use, Publication publication) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            foreach (var definitionId in request.DefinitionIds.Distinct())
                await use.RequireUnusedAsync(definitionId, cancellationToken);
            var inForce = await db.Definitions.Where(version => request.VersionIds.Contains(version.Id) && version.IsPublished)
                .Select(version => version.Name).FirstOrDefaultAsync(cancellationToken);
            Rule.Require(inForce is null, "definition.not-in-force", inForce);

            var chosen = await db.Definitions
                .Where(version => request.DefinitionIds.Contains(version.DefinitionId) || request.VersionIds.Contains(version.Id))
                .Select(version => new { version.Id, version.DefinitionId, version.Version }).ToListAsync(cancellationToken);
            var gone = await store.DeleteAsync([.. chosen.Select(version => version.Id)], cancellationToken);
            foreach (var version in chosen)
                await publication.NoteDeletedAsync(version.DefinitionId, version.Version, cancellationToken);
            return gone;
        }
    }
}
