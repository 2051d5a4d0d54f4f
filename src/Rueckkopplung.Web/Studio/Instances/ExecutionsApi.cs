using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Studio.Instances;

/// <summary>Executions of activities: the counters on the nodes, and what is shown of one.</summary>
internal static class ExecutionsApi
{
    public static void Map(RouteGroupBuilder reading)
    {
        reading.MapPost("/activity-executions/report", ReportAsync);
        reading.MapGet("/activity-executions/list", (Guid workflowInstanceId, string? activityNodeId, InstanceHistory history, CancellationToken ct) =>
            ListAsync(workflowInstanceId, activityNodeId, history, isFull: true, ct));
        reading.MapGet("/activity-execution-summaries/list", (Guid workflowInstanceId, string? activityNodeId, InstanceHistory history, CancellationToken ct) =>
            ListAsync(workflowInstanceId, activityNodeId, history, isFull: false, ct));
        reading.MapGet("/activity-executions/by-id", FindAsync);
        reading.MapGet("/activity-executions/{id}/call-stack", CallStackAsync);
    }

    /// <summary>Counters of nodes, one each: how often begun and completed, whether it waits or failed.</summary>
    public static async Task<IReadOnlyList<object>> StatsAsync(
        Guid instanceId, string[]? nodes, RueckkopplungDb db, InstanceHistory history, CancellationToken cancellationToken)
    {
        var waiting = await db.Bookmarks.Where(one => one.InstanceId == instanceId).Select(one => one.ExecutionId).ToHashSetAsync(cancellationToken);
        var executions = await history.ExecutionsAsync(instanceId, cancellationToken);
        return [.. executions.Where(one => nodes is not { Length: > 0 } || nodes.Contains(one.NodePath)).GroupBy(one => one.NodePath)
            .Select(group => new
            {
                activityId = group.First().ActivityId,
                activityNodeId = group.Key,
                startedCount = group.Count(),
                completedCount = group.Count(one => one.Status == ActivityStatus.Completed),
                uncompletedCount = group.Count(one => one.Status != ActivityStatus.Completed),
                isBlocked = group.Any(one => one.Status == ActivityStatus.Running && waiting.Contains(one.ExecutionId)),
                isFaulted = group.Any(one => one.Status == ActivityStatus.Faulted),
                metadata = (object?)null,
            })];
    }

    private static async Task<IResult> ReportAsync(ReportBody body, RueckkopplungDb db, InstanceReads reads, InstanceHistory history, CancellationToken ct)
    {
        await reads.FindAsync(body.WorkflowInstanceId, ct);
        return TypedResults.Json(new { stats = await StatsAsync(body.WorkflowInstanceId, body.ActivityNodeIds, db, history, ct) });
    }

    private static async Task<IResult> ListAsync(
        Guid instanceId, string? nodeId, InstanceHistory history, bool isFull, CancellationToken ct)
    {
        var items = (await history.ExecutionsAsync(instanceId, ct)).Where(one => nodeId is null || one.NodePath == nodeId)
            .Select(one => Shown(instanceId, one, isFull)).ToList();
        return TypedResults.Json(new { items, count = items.Count });
    }

    private static async Task<IResult> FindAsync(string? id, InstanceHistory history, CancellationToken ct)
    {
        if (InstanceHistory.Parse(id) is not { } known
            || (await history.ExecutionsAsync(known.InstanceId, ct)).FirstOrDefault(one => one.ExecutionId == known.ExecutionId) is not { } execution)
        {
            throw new Pipeline.MissingException("instance.exists", id);
        }

        return TypedResults.Json(Shown(known.InstanceId, execution, isFull: true));
    }

    // from the outermost to the one asked for
    private static async Task<IResult> CallStackAsync(string id, InstanceHistory history, CancellationToken ct)
    {
        var items = new List<JsonObject>();
        if (InstanceHistory.Parse(id) is { } known)
        {
            var all = (await history.ExecutionsAsync(known.InstanceId, ct)).ToDictionary(one => one.ExecutionId, StringComparer.Ordinal);
            for (var at = all.GetValueOrDefault(known.ExecutionId); at is not null; at = all.GetValueOrDefault(at.ParentExecutionId ?? ""))
                items.Insert(0, Shown(known.InstanceId, at, isFull: true));
        }

        return TypedResults.Json(new { activityExecutionId = id, items, totalCount = items.Count });
    }

    private static JsonObject Shown(Guid instanceId, ActivityRecord record, bool isFull)
    {
        var shown = new JsonObject
        {
            ["id"] = InstanceHistory.IdOf(instanceId, record.ExecutionId),
            ["workflowInstanceId"] = instanceId.ToString(),
            ["activityId"] = record.ActivityId,
            ["activityNodeId"] = record.NodePath,
            ["activityType"] = record.ActivityType,
            ["activityTypeVersion"] = 1,
            ["activityName"] = record.ActivityName,
            ["metadata"] = new JsonObject(),
            ["startedAt"] = record.StartedAt.ToString("O"),
            ["hasBookmarks"] = record.Status == ActivityStatus.Running,
            ["status"] = record.Status.ToString(),
            ["aggregateFaultCount"] = record.Status == ActivityStatus.Faulted ? 1 : 0,
            ["completedAt"] = record.EndedAt?.ToString("O"),
        };
        if (!isFull)
            return shown;

        shown["activityState"] = new JsonObject();
        shown["payload"] = record.Outcomes is { Count: > 0 } outcomes
            ? new JsonObject { ["Outcomes"] = new JsonArray([.. outcomes.Select(outcome => JsonValue.Create(outcome))]) } : new JsonObject();
        shown["outputs"] = new JsonObject();
        shown["properties"] = new JsonObject();
        return shown;
    }

    internal sealed record ReportBody(Guid WorkflowInstanceId, string[]? ActivityNodeIds);
}
