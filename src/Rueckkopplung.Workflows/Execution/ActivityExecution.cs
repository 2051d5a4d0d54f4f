using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>One execution of an activity within an instance. Only live ones are kept in the state.</summary>
internal sealed class ActivityExecution(int number, PlanNode node, ActivityExecution? parent)
{
    // Most executions have none of these; a list is made for the first that does.
    private static readonly List<VariableSlot> NoSlots = [];
    private List<VariableSlot>? slots;
    private Enclosure? enclosure;
    private DateTimeOffset endedAt;
    private bool hasEnded;

    /// <summary>Counts up in the order of first execution.</summary>
    public int Number { get; } = number;

    public PlanNode Node { get; } = node;

    public ActivityExecution? Parent { get; } = parent;

    public ActivityStatus Status { get; set; } = ActivityStatus.Running;

    public IReadOnlyList<string>? Outcomes { get; set; }

    public int Executions { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt
    {
        get => hasEnded ? endedAt : null;
        set => (hasEnded, endedAt) = (value.HasValue, value.GetValueOrDefault());
    }

    /// <summary>Entered by a connection that leads backward.</summary>
    public bool EnteredBackward { get; set; }

    /// <summary>A Break was met below.</summary>
    public bool IsBreaking
    {
        get => enclosure is { IsBreaking: true };
        set => Within.IsBreaking = value;
    }

    /// <summary>Where a container stands: next index, children left.</summary>
    public int Counter
    {
        get => enclosure?.Counter ?? 0;
        set => Within.Counter = value;
    }

    /// <summary>The current step of a For.</summary>
    public long? Step
    {
        get => enclosure?.Step;
        set => Within.Step = value;
    }

    public FlowState? Flow
    {
        get => enclosure?.Flow;
        set => Within.Flow = value;
    }

    /// <summary>Outcomes that Complete named for this workflow; set while it is being completed.</summary>
    public IReadOnlyList<string>? PendingOutcomes
    {
        get => enclosure?.PendingOutcomes;
        set => Within.PendingOutcomes = value;
    }

    /// <summary>Its variables, to be read.</summary>
    public List<VariableSlot> Slots => slots ?? NoSlots;

    /// <summary>Its variables, to be added to.</summary>
    public List<VariableSlot> OwnSlots => slots ??= [];

    /// <summary>Inputs evaluated in this burst, by place; null when not evaluated yet.</summary>
    public JsonNode?[]? Inputs { get; set; }

    /// <summary>Children that run or have failed.</summary>
    public List<ActivityExecution> Children => Within.Children;

    public bool HasChildren => enclosure is { Children.Count: > 0 };

    /// <summary>Children this activity wants to hear of, first come first served for each node.</summary>
    public List<PlanNode> Callbacks => Within.Callbacks;

    public bool HasCallbacks => enclosure is { Callbacks.Count: > 0 };

    /// <summary>The newest burst that touched it, so that it is recorded once.</summary>
    public BurstLog? TouchedBy { get; set; }

    /// <summary>What the newest burst gave it to see.</summary>
    public Activities.ActivityContext? Context { get; set; }

    /// <summary>Queued work of this execution and of all below.</summary>
    public int QueuedBelow
    {
        get => enclosure?.QueuedBelow ?? 0;
        set => Within.QueuedBelow = value;
    }

    /// <summary>It is being completed: its cancelled children lead to nothing any more.</summary>
    public bool IsCompleting { get; set; }

    private Enclosure Within => enclosure ??= new Enclosure();

    public bool IsLive => Status is ActivityStatus.Running or ActivityStatus.Faulted;

    public ActivityExecution? NearestWorkflow
    {
        get
        {
            for (var current = Parent; current is not null; current = current.Parent)
            {
                if (current.Node.Activity is Activities.Composition.WorkflowActivity)
                    return current;
            }

            return null;
        }
    }
}

/// <summary>What only an execution with others below it has to remember.</summary>
internal sealed class Enclosure
{
    public bool IsBreaking { get; set; }

    public int Counter { get; set; }

    public int QueuedBelow { get; set; }

    public long? Step { get; set; }

    public FlowState? Flow { get; set; }

    public IReadOnlyList<string>? PendingOutcomes { get; set; }

    public List<ActivityExecution> Children { get; } = new(1);

    public List<PlanNode> Callbacks { get; } = new(1);
}

/// <summary>A variable's value in a scope.</summary>
internal sealed class VariableSlot(PreparedVariable variable, JsonNode? value)
{
    public PreparedVariable Variable { get; } = variable;

    public JsonNode? Value { get; set; } = value;
}

/// <summary>Work in the queue: an activity to execute, or one to resume or retry.</summary>
internal readonly record struct WorkItem(PlanNode Node, ActivityExecution? Owner)
{
    public bool EnteredBackward { get; init; }

    /// <summary>The execution that goes on; null begins one.</summary>
    public ActivityExecution? Existing { get; init; }

    /// <summary>What it is handed: variables where it begins, what it waited for where it goes on.</summary>
    private object? Handed { get; init; }

    public IReadOnlyList<VariableSlot>? Variables
    {
        get => Handed as IReadOnlyList<VariableSlot>;
        init => Handed = value;
    }

    public Bookmark? Resumed
    {
        get => Handed as Bookmark;
        init => Handed = value;
    }

    /// <summary>The child of an ExecuteWorkflow is through.</summary>
    public ResumeRequest.ChildThrough? Child
    {
        get => Handed as ResumeRequest.ChildThrough;
        init => Handed = value;
    }
}

/// <summary>An open bookmark.</summary>
internal sealed record Bookmark(
    string Id, ActivityExecution Execution, string StimulusName, JsonNode? Payload, DateTimeOffset CreatedAt)
{
    public BookmarkState ToState() => new(
        Id, Execution.Node.Id, Names.Execution(Execution.Number), StimulusName, Payload?.DeepClone(), CreatedAt);
}
