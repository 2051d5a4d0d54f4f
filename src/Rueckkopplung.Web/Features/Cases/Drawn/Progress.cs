using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Features.Cases.Drawn;

/// <summary>What was executed of an instance, by the place in the drawing.</summary>
internal sealed class Progress
{
    private readonly Dictionary<string, List<(int Order, ActivityRecord Record)>> byPath = new(StringComparer.Ordinal);
    private readonly HashSet<string> tasks;
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);

    /// <param name="records">All records of the instance, oldest first; the last of an execution counts.</param>
    /// <param name="tasks">Its open tasks.</param>
    /// <param name="incidents">Its open incidents.</param>
    public Progress(IEnumerable<ActivityRecord> records, IEnumerable<HumanTask> tasks, IEnumerable<IncidentRow> incidents)
    {
        var latest = new Dictionary<string, ActivityRecord>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var record in records)
        {
            if (!latest.ContainsKey(record.ExecutionId))
                order.Add(record.ExecutionId);
            latest[record.ExecutionId] = record;
        }

        this.tasks = [.. tasks.Select(task => task.ActivityId)];
        var wrong = incidents.ToList();
        for (var place = 0; place < order.Count; place++)
        {
            var record = latest[order[place]];
            if (!byPath.TryGetValue(record.NodePath, out var executions))
                byPath[record.NodePath] = executions = [];
            executions.Add((place, record));
            if (wrong.Any(incident => incident.ExecutionId is { } execution ? execution == record.ExecutionId : incident.ActivityId == record.ActivityId))
                failed.Add(record.NodePath);
        }
    }

    /// <summary>Whether anything at or below this place was executed.</summary>
    public bool IsEntered(string path) => byPath.ContainsKey(path) || byPath.Keys.Any(other => IsBelow(other, path));

    /// <summary>The step, as far as it has come.</summary>
    public PictureStep StepAt(string path, string id, string name)
    {
        var executions = byPath.GetValueOrDefault(path) ?? [];
        return new PictureStep(path, name, StateOf(path, id, executions))
        {
            Began = executions.Count == 0 ? null : executions[0].Record.StartedAt,
            Order = executions.Count == 0 ? int.MaxValue : executions[0].Order,
            Times = executions.Count(one => one.Record.Status == ActivityStatus.Completed),
        };
    }

    /// <summary>Whether the step ended with this outcome.</summary>
    public bool HasLeft(string path, string? port) => byPath.TryGetValue(path, out var executions)
        && executions.Any(one => one.Record.Status == ActivityStatus.Completed
            && (one.Record.Outcomes is { Count: > 0 } outcomes ? outcomes.Contains(port ?? "Done") : port is null or "Done"));

    private StepState StateOf(string path, string id, List<(int Order, ActivityRecord Record)> executions)
    {
        if (failed.Contains(path) || executions.Any(one => one.Record.Status == ActivityStatus.Faulted) || failed.Any(other => IsBelow(other, path)))
            return StepState.Failed;
        if (executions.Any(one => one.Record.Status == ActivityStatus.Running))
            return IsTask(path, id) ? StepState.Task : StepState.Waiting;
        if (executions.Any(one => one.Record.Status == ActivityStatus.Completed))
            return StepState.Done;

        return executions.Count > 0 ? StepState.CutOff : StepState.NotReached;
    }

    // what holds others has the task that one of them has
    private bool IsTask(string path, string id) => tasks.Contains(id)
        || byPath.Any(entry => IsBelow(entry.Key, path) && entry.Value.Any(one => one.Record.Status == ActivityStatus.Running && tasks.Contains(one.Record.ActivityId)));

    private static bool IsBelow(string path, string above) =>
        path.Length > above.Length && path[above.Length] == ':' && path.StartsWith(above, StringComparison.Ordinal);
}
