using System.Collections.ObjectModel;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>An instance while a burst works on it.</summary>
internal sealed class Instance(string id)
{
    private static readonly IReadOnlyDictionary<string, JsonNode?> Nothing = ReadOnlyDictionary<string, JsonNode?>.Empty;
    private int mostBeforeTidying = 100;
    private Dictionary<string, JsonNode?>? outputs;
    private Queue<PendingResume>? pending;

    public string Id { get; } = id;

    public string? Name { get; set; }

    public string? CorrelationId { get; set; }

    public string? ParentInstanceId { get; set; }

    public string? TriggerActivityId { get; set; }

    public int NextNumber { get; set; } = 1;

    /// <summary>How it ended, or null while it can go on.</summary>
    public WorkflowSubStatus? Verdict { get; set; }

    public WorkflowSubStatus SubStatus { get; set; } = WorkflowSubStatus.Executing;

    /// <summary>How many instances up there started this one with ExecuteWorkflow.</summary>
    public int Depth { get; init; }

    /// <summary>Executions in Elsa's order: creation, turned round at every resume. May hold dead ones until tidied.</summary>
    public List<ActivityExecution> Live { get; set; } = [];

    public List<Bookmark> Bookmarks { get; set; } = [];

    /// <summary>Bookmarks that no resume has taken yet.</summary>
    public IEnumerable<Bookmark> OpenBookmarks => !HasPending
        ? Bookmarks : Bookmarks.Where(bookmark => Pending.All(resume => !ReferenceEquals(resume.Bookmark, bookmark)));

    public WorkQueue Queue { get; } = new();

    /// <summary>Resumes that came while a burst was not through; each begins when the work before it is done.</summary>
    public Queue<PendingResume> Pending => pending ??= new();

    public bool HasPending => pending is { Count: > 0 };

    /// <summary>The bookmark of an ExecuteWorkflow whose child is not through yet; until then nothing goes on.</summary>
    public string? AwaitedBookmark { get; set; }

    /// <summary>The instance that started this one stands still until this one is through.</summary>
    public bool HoldsParent { get; set; }

    /// <summary>Inputs that survive a resume.</summary>
    public IReadOnlyDictionary<string, JsonNode?> KeptInputs { get; set; } = Nothing;

    /// <summary>All inputs of this burst, kept ones among them.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Inputs { get; set; } = Nothing;

    public IReadOnlyDictionary<string, JsonNode?> Outputs => outputs ?? Nothing;

    public List<Incident> Incidents { get; set; } = [];

    public List<string> PassedClosing { get; set; } = [];

    /// <summary>Outputs of activities in this burst; a resume forgets them, as Elsa does.</summary>
    public List<RecordedOutput> Recorded { get; set; } = [];

    public JsonNode? LastResult { get; set; }

    public WorkflowStatus Status => SubStatus is WorkflowSubStatus.Executing or WorkflowSubStatus.Suspended
        ? WorkflowStatus.Running : WorkflowStatus.Finished;

    /// <summary>The workflow's own execution; kept when it has ended, for its variables.</summary>
    public ActivityExecution? Root { get; set; }

    /// <summary>There is work for a burst to go on with.</summary>
    public bool HasWork => AwaitedBookmark is null && (Queue.Count > 0 || HasPending);

    public void SetOutput(string name, JsonNode? value) => (outputs ??= new(StringComparer.Ordinal))[name] = value;

    public void Add(ActivityExecution execution)
    {
        Root ??= execution;
        if (Live.Count >= mostBeforeTidying)
        {
            Tidy();
            mostBeforeTidying = Math.Max(100, 2 * Live.Count);
        }

        Live.Add(execution);
    }

    /// <summary>One that had ended and is to be retried.</summary>
    public void AddAgain(ActivityExecution execution)
    {
        if (!Live.Contains(execution))
            Live.Add(execution);
    }

    /// <summary>Is the bookmark open, and its activity in need of it?</summary>
    public bool CanResume(Bookmark bookmark) => Verdict is null && bookmark.Execution.Status == ActivityStatus.Running
        && Bookmarks.Contains(bookmark);

    /// <summary>A new burst begins: what is not kept is forgotten, and Elsa's list of executions is turned round.</summary>
    public void Wake()
    {
        Live.Reverse();
        Inputs = KeptInputs;
        Recorded.Clear();
        LastResult = null;
        TriggerActivityId = null;
        foreach (var execution in Live)
        {
            execution.Inputs = null;
            Scopes.Forget(execution);
        }
    }

    /// <summary>Forgets executions that are over, but for the root and those around living or queued ones.</summary>
    public void Tidy()
    {
        HashSet<ActivityExecution>? needed = null;
        foreach (var execution in Live)
        {
            if (execution.IsLive)
                KeepAround(execution.Parent, ref needed);
        }

        foreach (var item in Queue.Items)
            KeepAround(item.Owner, ref needed);

        var kept = 0;
        for (var place = 0; place < Live.Count; place++)
        {
            var execution = Live[place];
            if (execution.IsLive || ReferenceEquals(execution, Root) || needed?.Contains(execution) == true)
                Live[kept++] = execution;
        }

        Live.RemoveRange(kept, Live.Count - kept);
    }

    private static void KeepAround(ActivityExecution? from, ref HashSet<ActivityExecution>? needed)
    {
        for (var current = from; current is { IsLive: false } && (needed ??= []).Add(current);)
            current = current.Parent;
    }
}

/// <summary>A resume that waits for its turn.</summary>
internal sealed record PendingResume(Bookmark Bookmark, IReadOnlyDictionary<string, JsonNode?> Input);

/// <summary>An output that an activity set in this burst.</summary>
internal sealed record RecordedOutput(string NodePath, string Output, int Container, JsonNode? Value);
