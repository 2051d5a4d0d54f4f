using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>An instance while a burst works on it.</summary>
internal sealed class Instance(string id)
{
    public string Id { get; } = id;

    public string? Name { get; set; }

    public string? CorrelationId { get; set; }

    public string? ParentInstanceId { get; set; }

    public string? TriggerActivityId { get; set; }

    public int NextNumber { get; set; } = 1;

    /// <summary>How it ended, or null while it can go on.</summary>
    public WorkflowSubStatus? Verdict { get; set; }

    public WorkflowSubStatus SubStatus { get; set; } = WorkflowSubStatus.Executing;

    /// <summary>Executions in Elsa's order: creation, turned round at every resume. May hold dead ones until tidied.</summary>
    public List<ActivityExecution> Live { get; set; } = [];

    public List<Bookmark> Bookmarks { get; set; } = [];

    public Queue<WorkItem> Queue { get; } = new();

    /// <summary>Inputs that survive a resume.</summary>
    public Dictionary<string, JsonNode?> KeptInputs { get; set; } = new(StringComparer.Ordinal);

    /// <summary>All inputs of this burst, kept ones among them.</summary>
    public Dictionary<string, JsonNode?> Inputs { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonNode?> Outputs { get; set; } = new(StringComparer.Ordinal);

    public List<Incident> Incidents { get; set; } = [];

    public List<string> PassedClosing { get; set; } = [];

    /// <summary>Outputs of activities in this burst; a resume forgets them, as Elsa does.</summary>
    public List<RecordedOutput> Recorded { get; set; } = [];

    public JsonNode? LastResult { get; set; }

    public WorkflowStatus Status => SubStatus is WorkflowSubStatus.Executing or WorkflowSubStatus.Suspended
        ? WorkflowStatus.Running : WorkflowStatus.Finished;

    /// <summary>The workflow's own execution; kept when it has ended, for its variables.</summary>
    public ActivityExecution? Root { get; set; }

    public void Tidy() => Live.RemoveAll(execution => !execution.IsLive && !ReferenceEquals(execution, Root));
}

/// <summary>An output that an activity set in this burst.</summary>
internal sealed record RecordedOutput(string NodePath, string Output, int Container, JsonNode? Value);
