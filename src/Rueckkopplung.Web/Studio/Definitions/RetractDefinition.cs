using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Takes a definition out of force; nothing new runs on it, what runs goes on.</summary>
internal static class RetractDefinition
{
    /// <returns>The id of the newest version.</returns>
    public sealed record Command(string DefinitionId) : IRequest<string>;

    internal sealed class Handler(RueckkopplungDb db, Publication publication, DefinitionUse use) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            await use.RequireUnusedAsync(request.DefinitionId, cancellationToken);
            await publication.RetractAsync(request.DefinitionId, cancellationToken);
            return await db.Definitions.Where(version => version.DefinitionId == request.DefinitionId && version.IsLatest)
                .Select(version => version.Id).FirstOrDefaultAsync(cancellationToken)
                ?? throw new RuleBrokenException("definition.exists", request.DefinitionId);
        }
    }
}
