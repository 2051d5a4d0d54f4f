using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Studio.Instances;

/// <summary>What happened in an instance, out of the journal's records of activities.</summary>
internal sealed class InstanceHistory(RueckkopplungDb db)
{
    private const string RecordPrefix = "activity.";

    /// <summary>Executions as they stand now, in the order in which they began.</summary>
    public async Task<IReadOnlyList<ActivityRecord>> ExecutionsAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<string, ActivityRecord>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var (_, record) in await RecordsAsync(instanceId, cancellationToken))
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
        foreach (var burst in Bursts(await RecordsAsync(instanceId, cancellationToken)))
        {
            var around = new Stack<(JournalRow, ActivityRecord)>();
            foreach (var (row, record) in burst)
            {
                if (begun.Add(record.ExecutionId))
                    Add(entries, row, record, "Started", record.StartedAt, null);
                if (record.Status == ActivityStatus.Running)
                    continue;
                if (burst.Any(other => other.Record.ParentExecutionId == record.ExecutionId))
                    around.Push((row, record));
                else
                    Add(entries, row, record, record.Status.ToString(), record.EndedAt ?? row.At, messages[record.ExecutionId].LastOrDefault());
            }

            // what is around others ends after them
            foreach (var (row, record) in around)
                Add(entries, row, record, record.Status.ToString(), record.EndedAt ?? row.At, messages[record.ExecutionId].LastOrDefault());
        }

        return entries;
    }

    /// <summary>An execution's id for the Studio: the engine's own are unique within the instance only.</summary>
    public static string IdOf(Guid instanceId, string executionId) => $"{instanceId:N}_{executionId}";

    public static (Guid InstanceId, string ExecutionId)? Parse(string? id) =>
        id?.Split('_', 2) is [var instance, var execution] && Guid.TryParseExact(instance, "N", out var guid) ? (guid, execution) : null;

    private async Task<List<(JournalRow Row, ActivityRecord Record)>> RecordsAsync(Guid instanceId, CancellationToken cancellationToken)
    {
        var rows = await db.Journal.AsNoTracking()
            .Where(row => row.InstanceId == instanceId && row.Kind == JournalKind.Activity && row.Event.StartsWith(RecordPrefix) && row.Data != null)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row, JsonSerializer.Deserialize<ActivityRecord>(row.Data!)!))];
    }

    private static IEnumerable<List<(JournalRow Row, ActivityRecord Record)>> Bursts(List<(JournalRow Row, ActivityRecord Record)> records)
    {
        var current = new List<(JournalRow Row, ActivityRecord Record)>();
        foreach (var one in records)
        {
            if (current.Count > 0 && current[^1].Row.At != one.Row.At)
            {
                yield return current;
                current = [];
            }

            current.Add(one);
        }

        if (current.Count > 0)
            yield return current;
    }

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
