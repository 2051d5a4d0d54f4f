using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>The same for several definitions. Ids may repeat.</summary>
internal static class BulkApi
{
    public static void Map(RouteGroupBuilder writing)
    {
        writing.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", async (Chosen body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Json(new { deleted = await mediator.Send(new DeleteDefinitions.Command(body.Definitions, []), ct) }));
        writing.MapPost("/bulk-actions/delete/workflow-definitions/by-id", async (Chosen body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Json(new { deleted = await mediator.Send(new DeleteDefinitions.Command([], body.Versions), ct) }));
        writing.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", PublishAsync);
        writing.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", RetractAsync);
    }

    private static async Task<IResult> PublishAsync(Chosen body, HttpRequest request, IMediator mediator, RueckkopplungDb db, CancellationToken ct)
    {
        var (known, notFound) = await SplitAsync(body, db, ct);
        List<string> published = [], alreadyPublished = [];
        foreach (var id in known)
        {
            var saved = await mediator.Send(new PublishDefinition.Command(id, DefinitionsApi.ReasonOf(request)), ct);
            (saved.AlreadyPublished ? alreadyPublished : published).Add(id);
        }

        return TypedResults.Json(new { published, alreadyPublished, notFound, skipped = Array.Empty<string>(), updatedConsumers = Array.Empty<string>() });
    }

    private static async Task<IResult> RetractAsync(Chosen body, IMediator mediator, RueckkopplungDb db, CancellationToken ct)
    {
        var (known, notFound) = await SplitAsync(body, db, ct);
        var inForce = await db.Definitions.Where(version => version.IsPublished && known.Contains(version.DefinitionId))
            .Select(version => version.DefinitionId).ToListAsync(ct);
        foreach (var id in inForce)
            await mediator.Send(new RetractDefinition.Command(id), ct);

        return TypedResults.Json(new { retracted = inForce, alreadyRetracted = known.Except(inForce), notFound, skipped = Array.Empty<string>() });
    }

    private static async Task<(List<string> Known, List<string> NotFound)> SplitAsync(Chosen body, RueckkopplungDb db, CancellationToken ct)
    {
        var known = await db.Definitions.Where(version => version.IsLatest && body.Definitions.Contains(version.DefinitionId))
            .Select(version => version.DefinitionId).ToListAsync(ct);
        return (known, [.. body.Definitions.Except(known)]);
    }

    internal sealed record Chosen(string[]? DefinitionIds, string[]? Ids)
    {
        public IReadOnlyList<string> Definitions { get; } = [.. (DefinitionIds ?? []).Distinct()];

        public IReadOnlyList<string> Versions { get; } = [.. (Ids ?? []).Distinct()];
    }
}
