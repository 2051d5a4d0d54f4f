using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>What a burst did, in order.</summary>
internal sealed class BurstLog
{
    private static readonly Dictionary<string, JsonNode?> None = [];

    private readonly List<ActivityExecution> touched = new(16);
    private readonly HashSet<string>? oldBookmarks;
    private readonly List<string> removed = [];

    public BurstLog(Instance instance) =>
        oldBookmarks = instance.Bookmarks.Count == 0 ? null
            : [.. instance.Bookmarks.Select(bookmark => bookmark.Id)];

    public List<Effect> Effects { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    public List<Incident> Incidents { get; } = [];

    public List<string> Solved { get; } = [];

    public List<ChildResult> Children { get; } = [];

    public bool ReleasesParent { get; set; }

    public bool IsUndone { get; set; }

    public void Touch(ActivityExecution execution)
    {
        if (execution.TouchedBy == this)
            return;

        execution.TouchedBy = this;
        touched.Add(execution);
    }

    public void Removed(Bookmark bookmark)
    {
        if (oldBookmarks?.Remove(bookmark.Id) == true)
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
        bool Counts(Effect effect) => effect.HangsOn is not { } id || instance.Bookmarks.Exists(open => open.Id == id);
        return new BurstResult
        {
            State = state,
            Status = instance.Status,
            SubStatus = instance.SubStatus,
            NewBookmarks = instance.Bookmarks.Count == 0 ? [] : [.. instance.OpenBookmarks
                .Where(bookmark => oldBookmarks?.Contains(bookmark.Id) != true).Select(bookmark => bookmark.ToState())],
            RemovedBookmarkIds = removed,
            Effects = Effects.TrueForAll(Counts) ? Effects : Effects.FindAll(Counts),
            Records = Records(),
            Journal = Journal,
            NewIncidents = Incidents,
            SolvedIncidentIds = Solved,
            Children = Children.Count == 0 ? [] : [.. Children.Select(child =>
                child with { EffectsBefore = Effects.Take(child.EffectsBefore).Count(Counts) })],
            NeedsContinuation = needsContinuation,
            IsAwaitingChild = instance.AwaitedBookmark is not null,
            ReleasesParent = ReleasesParent,
            IsUndone = IsUndone,
            Name = instance.Name,
            CorrelationId = instance.CorrelationId,
            Outputs = instance.Outputs.Count == 0 ? None
                : instance.Outputs.ToDictionary(output => output.Key, output => output.Value?.DeepClone()),
            PassedClosing = [.. instance.PassedClosing],
        };
    }

    private ActivityRecord[] Records()
    {
        touched.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        var records = new ActivityRecord[touched.Count];
        for (var place = 0; place < records.Length; place++)
            records[place] = Record(touched[place]);

        return records;
    }

    private static ActivityRecord Record(ActivityExecution execution) => new(
        Names.Execution(execution.Number), execution.Node.Id, execution.Node.Path, execution.Node.Type,
        execution.Node.Definition.Name, execution.Parent is { } parent ? Names.Execution(parent.Number) : null,
        execution.Status, execution.Outcomes, execution.Executions, execution.StartedAt, execution.EndedAt);
}
