using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>What a burst did, in order.</summary>
internal sealed class BurstLog
{
    private readonly HashSet<ActivityExecution> touchedSet = [];
    private readonly List<ActivityExecution> touched = [];
    private readonly HashSet<string> oldBookmarks;
    private readonly List<string> removed = [];

    public BurstLog(Instance instance) =>
        oldBookmarks = [.. instance.Bookmarks.Select(bookmark => bookmark.Id)];

    public List<Effect> Effects { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    public List<Incident> Incidents { get; } = [];

    public List<string> Solved { get; } = [];

    public List<ChildResult> Children { get; } = [];

    public bool ReleasesParent { get; set; }

    public bool IsUndone { get; set; }

    public void Touch(ActivityExecution execution)
    {
        if (touchedSet.Add(execution))
            touched.Add(execution);
    }

    public void Removed(Bookmark bookmark)
    {
        if (oldBookmarks.Remove(bookmark.Id))
            removed.Add(bookmark.Id);
    }

    public void Note(ActivityExecution execution, string eventName, string? message, JsonNode? payload = null) =>
        Journal.Add(new JournalEntry(
            execution.Node.Id, Names.Execution(execution.Number), eventName, message, payload?.DeepClone()));

    public BurstResult ToResult(Instance instance, CompiledWorkflow workflow, bool needsContinuation)
    {
        // A resume that waits for its turn has taken its bookmark.
        foreach (var resume in instance.Pending)
            Removed(resume.Bookmark);

        var state = new WorkflowState(instance, workflow);
        var open = instance.Bookmarks.ToLookup(bookmark => bookmark.Id, StringComparer.Ordinal);
        bool Counts(Effect effect) => effect.HangsOn is null || open.Contains(effect.HangsOn);
        return new BurstResult
        {
            State = state,
            Status = instance.Status,
            SubStatus = instance.SubStatus,
            NewBookmarks = [.. instance.OpenBookmarks.Where(bookmark => !oldBookmarks.Contains(bookmark.Id))
                .Select(bookmark => bookmark.ToState())],
            RemovedBookmarkIds = removed,
            Effects = [.. Effects.Where(Counts)],
            Records = [.. touched.OrderBy(execution => execution.Number).Select(Record)],
            Journal = Journal,
            NewIncidents = Incidents,
            SolvedIncidentIds = Solved,
            Children = [.. Children.Select(child =>
                child with { EffectsBefore = Effects.Take(child.EffectsBefore).Count(Counts) })],
            NeedsContinuation = needsContinuation,
            IsAwaitingChild = instance.AwaitedBookmark is not null,
            ReleasesParent = ReleasesParent,
            IsUndone = IsUndone,
            Name = instance.Name,
            CorrelationId = instance.CorrelationId,
            Outputs = instance.Outputs.ToDictionary(output => output.Key, output => output.Value?.DeepClone()),
            PassedClosing = [.. instance.PassedClosing],
        };
    }

    private static ActivityRecord Record(ActivityExecution execution) => new(
        Names.Execution(execution.Number), execution.Node.Id, execution.Node.Path, execution.Node.Type,
        execution.Node.Definition.Name, execution.Parent is { } parent ? Names.Execution(parent.Number) : null,
        execution.Status, execution.Outcomes, execution.Executions, execution.StartedAt, execution.EndedAt);
}
