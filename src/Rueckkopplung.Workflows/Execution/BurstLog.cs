using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>What a burst did, in order.</summary>
internal sealed class BurstLog
{
    private readonly Instance instance;
    private readonly List<ActivityExecution> touched;
    private readonly HashSet<string>? oldBookmarks;

    // Most bursts have none of these; a list is made for the first.
    private List<string>? removed;
    private List<Effect>? effects;
    private List<JournalEntry>? journal;
    private List<Incident>? incidents;
    private List<ChildResult>? children;

    public BurstLog(Instance instance, int expected)
    {
        this.instance = instance;
        touched = new List<ActivityExecution>(expected);
        oldBookmarks = instance.Bookmarks.Count == 0 ? null
            : [.. instance.Bookmarks.Select(bookmark => bookmark.Id)];
    }

    public List<Effect> Effects => effects ??= new List<Effect>(touched.Capacity);

    public List<JournalEntry> Journal => journal ??= [];

    public List<Incident> Incidents => incidents ??= [];

    /// <summary>Incidents solved by a retry.</summary>
    public IReadOnlyList<string> Solved { get; set; } = [];

    public List<ChildResult> Children => children ??= [];

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
            (removed ??= []).Add(bookmark.Id);
    }

    public void Note(ActivityExecution execution, string eventName, string? message, JsonNode? payload = null) =>
        Journal.Add(new JournalEntry(
            execution.Node.Id, Names.Execution(execution.Number), eventName, message, payload?.DeepClone()));

    public BurstResult ToResult(CompiledWorkflow workflow, bool needsContinuation)
    {
        // A resume that waits for its turn has taken its bookmark.
        if (instance.HasPending)
        {
            foreach (var resume in instance.Pending)
                Removed(resume.Bookmark);
        }

        var state = new WorkflowState(instance, workflow);
        return new BurstResult
        {
            State = state,
            Status = instance.Status,
            SubStatus = instance.SubStatus,
            NewBookmarks = instance.Bookmarks.Count == 0 ? [] : [.. instance.OpenBookmarks
                .Where(bookmark => oldBookmarks?.Contains(bookmark.Id) != true).Select(bookmark => bookmark.ToState())],
            RemovedBookmarkIds = (IReadOnlyList<string>?)removed ?? [],
            Effects = effects is null ? [] : AllCount(effects) ? effects : effects.FindAll(Counts),
            Records = Records(),
            Journal = (IReadOnlyList<JournalEntry>?)journal ?? [],
            NewIncidents = (IReadOnlyList<Incident>?)incidents ?? [],
            SolvedIncidentIds = Solved,
            Children = children is null ? [] : [.. children.Select(child =>
                child with { EffectsBefore = Effects.Take(child.EffectsBefore).Count(Counts) })],
            NeedsContinuation = needsContinuation,
            IsAwaitingChild = instance.AwaitedBookmark is not null,
            ReleasesParent = ReleasesParent,
            IsUndone = IsUndone,
            Name = instance.Name,
            CorrelationId = instance.CorrelationId,
            Outputs = instance.Outputs.Count == 0 ? instance.Outputs
                : instance.Outputs.ToDictionary(output => output.Key, output => output.Value?.DeepClone()),
            PassedClosing = instance.PassedClosing.ToArray(),
        };
    }

    private bool AllCount(List<Effect> asked)
    {
        foreach (var effect in asked)
        {
            if (!Counts(effect))
                return false;
        }

        return true;
    }

    /// <summary>An effect counts unless it hangs on a bookmark that is gone.</summary>
    private bool Counts(Effect effect) => effect.HangsOn is null || IsOpen(effect.HangsOn);

    private bool IsOpen(string id) => instance.Bookmarks.Exists(open => open.Id == id);

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
