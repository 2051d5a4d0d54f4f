using MediatR;
using Rueckkopplung.Storage.Definitions;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Makes an older version the newest draft.</summary>
internal static class RevertDefinition
{
    /// <returns>The id of the new version.</returns>
    public sealed record Command(string DefinitionId, int Version) : IRequest<string>;

    internal sealed class Handler(DefinitionStore store) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken) =>
            (await store.RevertAsync(request.DefinitionId, request.Version, cancellationToken)).Id;
    }
}
