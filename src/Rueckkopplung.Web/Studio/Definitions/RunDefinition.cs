using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Starts an instance without a case, of the version in force. A draft does not run: it could change under its instance.</summary>
internal static class RunDefinition
{
    public sealed record Command(string DefinitionId) : IRequest<Guid>;

    internal sealed class Handler(RueckkopplungDb db, ProcessSession session) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var isInForce = await db.Definitions.AnyAsync(
                version => version.DefinitionId == request.DefinitionId && version.IsPublished, cancellationToken);
            Rule.Require(isInForce, "definition.is-published", request.DefinitionId);
            return await session.StartAsync(request.DefinitionId, null, new Dictionary<string, JsonNode?>(StringComparer.Ordinal), cancellationToken);
        }
    }
}
