using System.Text.Json.Nodes;
using MediatR;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Definitions one by one: list, get, save, publish, retract, delete, versions.</summary>
internal static class DefinitionsApi
{
    public static void Map(RouteGroupBuilder reading, RouteGroupBuilder writing)
    {
        reading.MapGet("/workflow-definitions", ListAsync);
        reading.MapGet("/workflow-definitions/by-definition-id/{definitionId}", FindAsync);
        reading.MapGet("/workflow-definitions/by-id/{versionId}", VersionAsync);
        reading.MapGet("/workflow-definitions/many-by-id", ManyAsync);
        reading.MapGet("/workflow-definitions/query/count", CountAsync);
        reading.MapGet("/workflow-definitions/validation/is-name-unique", IsNameUniqueAsync);
        reading.MapGet("/workflow-definitions/{definitionId}/consumers", ConsumersAsync);
        reading.MapGet("/workflow-definitions/subgraph/{versionId}", SubgraphAsync);
        reading.MapGet("/workflow-definitions/subgraph/segments/{versionId}", SegmentsAsync);
        writing.MapPost("/workflow-definitions", SaveAsync);
        writing.MapPost("/workflow-definitions/{definitionId}/publish", PublishAsync);
        writing.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync);
        writing.MapPost("/workflow-definitions/{definitionId}/revert/{version:int}", RevertAsync);
        writing.MapPost("/workflow-definitions/{definitionId}/execute", ExecuteAsync);
        writing.MapPost("/workflow-definitions/{definitionId}/update-references", () => TypedResults.Json(new { affectedWorkflows = Array.Empty<string>() }));
        writing.MapDelete("/workflow-definitions/{definitionId}", DeleteAsync);
        writing.MapDelete("/workflow-definition-versions/{versionId}", DeleteVersionAsync);
    }

    /// <summary>The reason that the page asked for, or nothing.</summary>
    public static string? ReasonOf(HttpRequest request) =>
        request.Headers["X-Reason"].ToString() is { Length: > 0 } coded ? Uri.UnescapeDataString(coded) : null;

    private static async Task<IResult> ListAsync([AsParameters] DefinitionQuery query, DefinitionReads reads, CancellationToken ct)
    {
        var (rows, total) = await reads.ListAsync(query, ct);
        var links = new JsonArray(StudioModel.Link("/elsa/api/workflow-definitions", "self", "GET"));
        if (reads.MayEdit)
            links.Add(StudioModel.Link("/elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"));
        return TypedResults.Json(new { items = rows.Select(row => StudioModel.Summary(row, reads.MayEdit)), totalCount = total, links });
    }

    private static async Task<IResult> FindAsync(
        string definitionId, string? versionOptions, DefinitionReads reads, HttpResponse response, CancellationToken ct) =>
        TypedResults.Json(await reads.ShowAsync(await reads.FindAsync(definitionId, versionOptions, ct), response, ct));

    private static async Task<IResult> VersionAsync(string versionId, DefinitionReads reads, HttpResponse response, CancellationToken ct) =>
        TypedResults.Json(await reads.ShowAsync(await reads.VersionAsync(versionId, ct), response, ct));

    private static async Task<IResult> ManyAsync(string[] ids, DefinitionReads reads, HttpResponse response, CancellationToken ct)
    {
        var items = new List<JsonObject>();
        foreach (var id in ids.Take(50))
            items.Add(await reads.ShowAsync(await reads.VersionAsync(id, ct), response, ct));
        return TypedResults.Json(new { items });
    }

    private static async Task<IResult> CountAsync(DefinitionReads reads, CancellationToken ct) =>
        TypedResults.Json(new { count = (await reads.ListAsync(new(null, 0, 1, null, null, null, null, null, null), ct)).Total });

    private static async Task<IResult> IsNameUniqueAsync(string? name, string? definitionId, DefinitionReads reads, CancellationToken ct) =>
        TypedResults.Json(new { isUnique = await reads.IsNameFreeAsync(name ?? string.Empty, definitionId, ct) });

    private static async Task<IResult> ConsumersAsync(string definitionId, DefinitionReads reads, CancellationToken ct) =>
        TypedResults.Json(new { consumingWorkflowDefinitionIds = (await reads.ConsumersAsync(definitionId, ct)).Select(one => one.DefinitionId) });

    private static async Task<IResult> SubgraphAsync(
        string versionId, string? parentNodeId, DefinitionReads reads, HttpResponse response, CancellationToken ct) =>
        TypedResults.Json(Subgraph.NodeOf(await RootAsync(versionId, reads, response, ct), parentNodeId) ?? throw new MissingException("node.exists", parentNodeId));

    private static async Task<IResult> SegmentsAsync(
        string versionId, string? childNodeId, DefinitionReads reads, HttpResponse response, CancellationToken ct) =>
        TypedResults.Json(
            Subgraph.SegmentsTo(await RootAsync(versionId, reads, response, ct), childNodeId ?? string.Empty) ?? throw new MissingException("node.exists", childNodeId));

    private static async Task<JsonObject> RootAsync(string versionId, DefinitionReads reads, HttpResponse response, CancellationToken ct) =>
        (await reads.ShowAsync(await reads.VersionAsync(versionId, ct), response, ct))["root"]!.AsObject();

    private static async Task<IResult> SaveAsync(SaveBody body, HttpContext http, IMediator mediator, DefinitionReads reads, CancellationToken ct)
    {
        var model = body.Model ?? throw new System.Text.Json.JsonException("The body has no 'model'.");
        ReadableJson.Require(model);
        var saved = await mediator.Send(
            new SaveDefinition.Command(model, body.Publish == true, ReasonOf(http.Request), SeenIn(http.Request)), ct);
        return await SavedAsync(saved, http, reads, ct);
    }

    private static async Task<IResult> PublishAsync(
        string definitionId, HttpContext http, IMediator mediator, DefinitionReads reads, CancellationToken ct) =>
        await SavedAsync(await mediator.Send(new PublishDefinition.Command(definitionId, ReasonOf(http.Request)), ct), http, reads, ct);

    private static async Task<IResult> SavedAsync(SavedVersion saved, HttpContext http, DefinitionReads reads, CancellationToken ct)
    {
        var version = await reads.VersionAsync(saved.VersionId, ct);
        return TypedResults.Json(new
        {
            workflowDefinition = await reads.ShowAsync(version, http.Response, ct),
            saved.AlreadyPublished,
            consumingWorkflowCount = (await reads.ConsumersAsync(version.DefinitionId, ct)).Count,
            notes = saved.Notes,
        });
    }

    private static async Task<IResult> RetractAsync(
        string definitionId, HttpContext http, IMediator mediator, DefinitionReads reads, CancellationToken ct)
    {
        var id = await mediator.Send(new RetractDefinition.Command(definitionId), ct);
        return TypedResults.Json(await reads.ShowAsync(await reads.VersionAsync(id, ct), http.Response, ct));
    }

    private static async Task<IResult> RevertAsync(
        string definitionId, int version, IMediator mediator, DefinitionReads reads, CancellationToken ct)
    {
        var id = await mediator.Send(new RevertDefinition.Command(definitionId, version), ct);
        return TypedResults.Json(StudioModel.Summary(await reads.VersionAsync(id, ct), reads.MayEdit));
    }

    private static async Task<IResult> ExecuteAsync(string definitionId, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var id = await mediator.Send(new RunDefinition.Command(definitionId), ct);
        http.Response.Headers["x-elsa-workflow-instance-id"] = id.ToString();
        http.Response.Headers["x-elsa-workflow-cannot-start"] = "false";
        return TypedResults.Json(new { workflowState = new { id } });
    }

    private static async Task<IResult> DeleteAsync(string definitionId, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new DeleteDefinitions.Command([definitionId], []), ct);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> DeleteVersionAsync(string versionId, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new DeleteDefinitions.Command([], [versionId]), ct);
        return TypedResults.NoContent();
    }

    private static string? SeenIn(HttpRequest request) =>
        request.Headers.IfMatch.ToString().Trim('"') is { Length: > 0 } seen ? seen : null;

    internal sealed record SaveBody(JsonObject? Model, bool? Publish);
}
