using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Studio.Instances;

/// <summary>Instances: the list, one with its state, its journal and variables; ending and removing.</summary>
internal static class InstancesApi
{
    private const string Hidden = "•••";

    public static void Map(RouteGroupBuilder reading, RouteGroupBuilder writing)
    {
        reading.MapPost("/workflow-instances", ListAsync);
        reading.MapGet("/workflow-instances/{id:guid}", FindAsync);
        reading.MapPost("/workflow-instances/{id:guid}/journal", JournalAsync);
        reading.MapGet("/workflow-instances/{id:guid}/variables", VariablesAsync);
        reading.MapGet("/workflow-instances/{id:guid}/execution-state", StateAsync);
        writing.MapDelete("/workflow-instances/{id:guid}", DeleteAsync);
        writing.MapPost("/cancel/workflow-instances/{id:guid}", CancelAsync);
        writing.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteManyAsync);
        writing.MapPost("/bulk-actions/cancel/workflow-instances", CancelManyAsync);
    }

    private static async Task<IResult> ListAsync(InstanceQuery query, InstanceReads reads, CancellationToken ct)
    {
        var (rows, total) = await reads.ListAsync(query, ct);
        return TypedResults.Json(new { items = rows.Select(Summary), totalCount = total });
    }

    private static object Summary(InstanceSummary row) => new
    {
        row.Id,
        row.DefinitionId,
        row.DefinitionVersionId,
        row.Version,
        status = row.Status.ToString(),
        subStatus = row.SubStatus.ToString(),
        row.CorrelationId,
        row.Name,
        row.IncidentCount,
        row.CreatedAt,
        row.UpdatedAt,
        row.FinishedAt,
    };

    private static async Task<IResult> FindAsync(
        Guid id, RueckkopplungDb db, InstanceReads reads, InstanceHistory history, InstanceSecrets secrets, CancellationToken ct)
    {
        var instance = await reads.FindAsync(id, ct);
        var executions = await history.ExecutionsAsync(id, ct);
        var nodes = executions.ToDictionary(one => one.ExecutionId, one => one.NodePath, StringComparer.Ordinal);
        var incidents = await db.Incidents.AsNoTracking().Where(one => one.InstanceId == id && one.ResolvedAt == null)
            .OrderBy(one => one.At).ToListAsync(ct);
        var bookmarks = await db.Bookmarks.AsNoTracking().Where(one => one.InstanceId == id).ToListAsync(ct);
        var mayRead = await secrets.MayReadAsync(instance, ct);
        return TypedResults.Json(new
        {
            instance.Id,
            instance.DefinitionId,
            definitionVersionId = instance.VersionId,
            instance.Version,
            status = instance.Status.ToString(),
            subStatus = instance.SubStatus.ToString(),
            instance.CorrelationId,
            instance.Name,
            incidentCount = incidents.Count,
            instance.CreatedAt,
            instance.UpdatedAt,
            instance.FinishedAt,
            parentWorkflowInstanceId = instance.ParentId,
            workflowState = new
            {
                instance.Id,
                instance.DefinitionId,
                definitionVersionId = instance.VersionId,
                definitionVersion = instance.Version,
                instance.CorrelationId,
                status = instance.Status.ToString(),
                subStatus = instance.SubStatus.ToString(),
                bookmarks = bookmarks.Select(one => Waiting(one, nodes)),
                incidents = incidents.Select(one => Fault(one, nodes)),
                completionCallbacks = Array.Empty<object>(),
                activityExecutionContexts = Array.Empty<object>(),
                input = new JsonObject(),
                output = mayRead && instance.Output is { } output ? JsonNode.Parse(output) : new JsonObject(),
                properties = new JsonObject(),
                instance.CreatedAt,
                instance.UpdatedAt,
                instance.FinishedAt,
            },
        });
    }

    private static object Waiting(Bookmark bookmark, Dictionary<string, string> nodes) => new
    {
        bookmark.Id,
        name = bookmark.Stimulus,
        bookmark.Hash,
        activityId = bookmark.ActivityId,
        activityNodeId = nodes.GetValueOrDefault(bookmark.ExecutionId),
        activityInstanceId = InstanceHistory.IdOf(bookmark.InstanceId, bookmark.ExecutionId),
        autoBurn = true,
        bookmark.CreatedAt,
    };

    private static object Fault(IncidentRow incident, Dictionary<string, string> nodes) => new
    {
        incident.ActivityId,
        activityNodeId = nodes.GetValueOrDefault(incident.ExecutionId ?? ""),
        incident.ActivityType,
        incident.Message,
        exception = (object?)null,
        timestamp = incident.At,
    };

    private static async Task<IResult> JournalAsync(
        Guid id, JournalBody? body, int? skip, int? take, InstanceReads reads, InstanceHistory history, CancellationToken ct)
    {
        await reads.FindAsync(id, ct);
        var filter = body?.Filter;
        var found = (await history.JournalAsync(id, ct)).Where(entry =>
            (filter?.ActivityIds is not { Length: > 0 } ids || ids.Contains((string?)entry["activityId"]))
            && (filter?.ActivityNodeIds is not { Length: > 0 } nodes || nodes.Contains((string?)entry["nodeId"]))
            && (filter?.EventNames is not { Length: > 0 } names || names.Contains((string?)entry["eventName"]))
            && filter?.ExcludedActivityTypes?.Contains((string?)entry["activityType"]) != true).ToList();
        return TypedResults.Json(new { items = found.Skip(Math.Max(0, skip ?? 0)).Take(Math.Clamp(take ?? 100, 1, 1000)), totalCount = found.Count });
    }

    private static async Task<IResult> VariablesAsync(
        Guid id, RueckkopplungDb db, InstanceReads reads, InstanceSecrets secrets, CancellationToken ct)
    {
        var instance = await reads.FindAsync(id, ct);
        var values = instance.State is { } state ? StateVariables.Of(state) : new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        var mayRead = await secrets.MayReadAsync(instance, ct);
        var json = await db.Definitions.Where(version => version.Id == instance.VersionId).Select(version => version.Json).FirstAsync(ct);
        var items = DefinitionJson.Read(json).Variables
            .Where(variable => values.ContainsKey(variable.Id))
            .Select(variable => new { variable.Id, variable.Name, value = mayRead ? Words(values[variable.Id]) : Hidden }).ToList();
        return TypedResults.Json(new { items, count = items.Count });
    }

    private static string? Words(JsonNode? value) =>
        value is JsonValue one && one.TryGetValue<string>(out var text) ? text : value?.ToJsonString();

    private static async Task<IResult> StateAsync(Guid id, InstanceReads reads, CancellationToken ct)
    {
        var instance = await reads.FindAsync(id, ct);
        return TypedResults.Json(new
        {
            status = instance.Status.ToString(),
            workflowSubStatus = instance.SubStatus.ToString(),
            subStatus = instance.SubStatus.ToString(),
            instance.UpdatedAt,
        });
    }

    private static async Task<IResult> DeleteAsync(Guid id, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new RemoveInstances.Command([id]), ct);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> CancelAsync(Guid id, IMediator mediator, CancellationToken ct)
    {
        await mediator.Send(new EndInstances.Command([id]), ct);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> DeleteManyAsync(ChosenBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Json(new { deleted = await mediator.Send(new RemoveInstances.Command([.. (body.Ids ?? []).Distinct()]), ct) });

    private static async Task<IResult> CancelManyAsync(ChosenBody body, RueckkopplungDb db, IMediator mediator, CancellationToken ct)
    {
        var ids = body.Ids is { Length: > 0 } chosen
            ? [.. chosen.Distinct()]
            : await db.Instances.Where(one => one.Status == WorkflowStatus.Running
                    && (one.VersionId == body.DefinitionVersionId || one.DefinitionId == body.DefinitionId))
                .Select(one => one.Id).ToListAsync(ct);
        return TypedResults.Json(new { cancelled = await mediator.Send(new EndInstances.Command(ids), ct) });
    }

    internal sealed record JournalBody(JournalFilter? Filter);

    internal sealed record JournalFilter(string[]? ActivityIds, string[]? ActivityNodeIds, string[]? ExcludedActivityTypes, string[]? EventNames);

    internal sealed record ChosenBody(Guid[]? Ids, string? DefinitionVersionId, string? DefinitionId);
}
