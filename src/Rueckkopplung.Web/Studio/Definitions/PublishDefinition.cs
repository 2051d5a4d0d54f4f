using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Puts the newest version of a definition in force; who, when and why stand in the list of versions.</summary>
internal static class PublishDefinition
{
    public sealed record Command(string DefinitionId, string? ReasonGiven) : IRequest<SavedVersion>;

    /// <exception cref="RuleBrokenException"><c>definition.has-reason</c>.</exception>
    public static string Reason(string? given)
    {
        Rule.Require(given?.Trim() is { Length: > 0 and <= 500 }, "definition.has-reason", null);
        return given!.Trim();
    }

    internal sealed class Handler(RueckkopplungDb db, DefinitionStore store, DefinitionChecks checks) : IRequestHandler<Command, SavedVersion>
    {
        public async Task<SavedVersion> Handle(Command request, CancellationToken cancellationToken)
        {
            var latest = await db.Definitions.FirstOrDefaultAsync(
                version => version.DefinitionId == request.DefinitionId && version.IsLatest, cancellationToken)
                ?? throw new RuleBrokenException("definition.exists", request.DefinitionId);
            if (latest.IsPublished)
                return new SavedVersion(latest.Id, AlreadyPublished: true);

            await checks.RequireAsync(latest, cancellationToken);
            await store.PublishAsync(latest.Id, Reason(request.ReasonGiven), cancellationToken);
            return new SavedVersion(latest.Id, AlreadyPublished: false);
        }
    }
}
