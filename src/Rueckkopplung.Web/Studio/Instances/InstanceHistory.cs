using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Studio.Instances;

/// <summary>What happened in an instance, out of the journal's records of activities.</summary>
internal sealed class InstanceHistory(RueckkopplungDb db)
{
    /// <summary>Executions as they stand now, in the order in which they began.</summary>
    public async Task<IReadOnlyList<ActivityRecord>> ExecutionsAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<string, ActivityRecord>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var record in (await BurstsAsync(instanceId, cancellationToken)).SelectMany(BurstRows.Records))
        {
            if (latest.TryAdd(record.ExecutionId, record))
                order.Add(record.ExecutionId);
            latest[record.ExecutionId] = record;
        }

        return [.. order.Select(id => latest[id])];
    }

    /// <summary>The journal as the viewer shows it: an entry for each beginning and each end.</summary>
    public async Task<IReadOnlyList<JsonObject>> JournalAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        var faults = await db.Incidents.AsNoTracking().Where(incident => incident.InstanceId == instanceId)
            .Select(incident => new { incident.ExecutionId, incident.Message }).ToListAsync(cancellationToken);
        var messages = faults.Where(fault => fault.ExecutionId is not null).ToLookup(fault => fault.ExecutionId!, fault => fault.Message);
        var entries = new List<JsonObject>();
        var begun = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in await BurstsAsync(instanceId, cancellationToken))
        {
            var burst = BurstRows.Records(row);
            var around = new Stack<ActivityRecord>();
            foreach (var record in burst)
            {
                if (begun.Add(record.ExecutionId))
                    Add(entries, row, record, "Started", record.StartedAt, null);
                if (record.Status == ActivityStatus.Running)
                    continue;
                if (burst.Any(other => other.ParentExecutionId == record.ExecutionId))
                    around.Push(record);
                else
                    Add(entries, row, record, record.Status.ToString(), record.EndedAt ?? row.At, messages[record.ExecutionId].LastOrDefault());
            }

            // what is around others ends after them
            foreach (var record in around)
                Add(entries, row, record, record.Status.ToString(), record.EndedAt ?? row.At, messages[record.ExecutionId].LastOrDefault());
        }

        return entries;
    }

    /// <summary>An execution's id for the Studio: the engine's own are unique within the instance only.</summary>
    public static string IdOf(Guid instanceId, string executionId) => $"{instanceId:N}_{executionId}";

    public static (Guid InstanceId, string ExecutionId)? Parse(string? id) =>
        id?.Split('_', 2) is [var instance, var execution] && Guid.TryParseExact(instance, "N", out var guid) ? (guid, execution) : null;

    // a burst is a row
    private Task<List<JournalRow>> BurstsAsync(Guid instanceId, CancellationToken cancellationToken) => db.Journal.AsNoTracking()
        .Where(row => row.InstanceId == instanceId && row.Kind == JournalKind.Activity && row.Event == BurstRows.Event)
        .OrderBy(row => row.Id).ToListAsync(cancellationToken);

    private static void Add(
        List<JsonObject> entries, JournalRow row, ActivityRecord record, string name, DateTimeOffset at, string? message) =>
        entries.Add(new JsonObject
        {
            ["id"] = $"{row.Id}-{name}",
            ["activityInstanceId"] = IdOf(row.InstanceId!.Value, record.ExecutionId),
            ["parentActivityInstanceId"] = record.ParentExecutionId is { } parent ? IdOf(row.InstanceId!.Value, parent) : null,
            ["activityId"] = record.ActivityId,
            ["activityType"] = record.ActivityType,
            ["activityTypeVersion"] = 1,
            ["activityName"] = record.ActivityName,
            ["nodeId"] = record.NodePath,
            ["timestamp"] = at.ToString("O"),
            ["sequence"] = entries.Count + 1,
            ["eventName"] = name,
            ["message"] = message,
            ["source"] = null,
            ["activityState"] = new JsonObject(),
            ["payload"] = record.Outcomes is { Count: > 0 } outcomes
                ? new JsonObject { ["Outcomes"] = new JsonArray([.. outcomes.Select(outcome => JsonValue.Create(outcome))]) } : null,
        });
}
