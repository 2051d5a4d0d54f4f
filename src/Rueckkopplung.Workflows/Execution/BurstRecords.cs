using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>
/// What an activity waits for. The id is a GUID as text, the stimulus' name its kind (<c>Elsa.Event</c>).
/// </summary>
public sealed record BookmarkState(
    string Id, string ActivityId, string ActivityExecutionId, string StimulusName, JsonNode? Payload, DateTimeOffset CreatedAt)
{
    /// <summary>The hash of name and payload, for an index.</summary>
    public string Hash => StimulusHash.Of(StimulusName, Payload);
}

/// <summary>One execution of an activity as it stands after the burst, for the journal.</summary>
/// <remarks>
/// The execution id is unique within the instance and counts up in the order of first execution. The activity id is the
/// one in the drawing; the workflow inside a workflow used as activity <c>a</c> is <c>a:Workflow</c>. The node path is
/// unique even with nested workflows. Outcomes are null where none was named; executions are 1 and one more a resume.
/// </remarks>
public sealed record ActivityRecord(
    string ExecutionId, string ActivityId, string NodePath, string ActivityType, string? ActivityName,
    string? ParentExecutionId, ActivityStatus Status, IReadOnlyList<string>? Outcomes, int Executions,
    DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>
/// A failure of an activity. The cause is the kind of failure, by which incidents are grouped; the details hold the
/// expression, the line and the values it saw, where there are any.
/// </summary>
public sealed record Incident(
    string Id, string ActivityId, string ActivityExecutionId, string ActivityType, string Message, string Cause,
    DateTimeOffset At, JsonObject? Details);

/// <summary>Something the journal should tell: what an activity noted, or work that was cut off in silence.</summary>
public sealed record JournalEntry(
    string ActivityId, string? ExecutionId, string Event, string? Message, JsonNode? Payload);

/// <summary>Events that the engine itself writes to the journal.</summary>
public static class JournalEvents
{
    /// <summary>A join never ran because a branch was dead.</summary>
    public const string JoinSkipped = "JoinSkipped";

    /// <summary>A path ended at an activity that waited for others when the flowchart ended.</summary>
    public const string PathLost = "PathLost";

    /// <summary>A branch went no further because what enclosed it had ended.</summary>
    public const string BranchCut = "BranchCut";

    /// <summary>An activity that waited was cancelled.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>An outcome has no connection, so the branch ended.</summary>
    public const string OutcomeUnconnected = "OutcomeUnconnected";

    /// <summary>Queued work was dropped by Finish.</summary>
    public const string WorkDropped = "WorkDropped";
}

/// <summary>How an instance begins; the trigger that started it, or null.</summary>
public sealed record StartRequest(
    string InstanceId, IReadOnlyDictionary<string, JsonNode?> Input, string? CorrelationId = null,
    string? TriggerActivityId = null)
{
    /// <summary>The instance that waits for this one or has started it.</summary>
    public string? ParentInstanceId { get; init; }
}

/// <summary>How a waiting instance goes on.</summary>
public abstract record ResumeRequest
{
    /// <summary>Uses a bookmark.</summary>
    public sealed record Bookmark(string BookmarkId, IReadOnlyDictionary<string, JsonNode?> Input) : ResumeRequest;

    /// <summary>Goes on after a used-up budget.</summary>
    public sealed record Continue : ResumeRequest;

    /// <summary>
    /// The child of an ExecuteWorkflow, cut off by the budget, is through: it has ended or waits. Comes from a burst with
    /// <see cref="BurstResult.ReleasesParent"/>.
    /// </summary>
    public sealed record ChildThrough(
        string BookmarkId, WorkflowStatus Status, WorkflowSubStatus SubStatus, IReadOnlyDictionary<string, JsonNode?> Outputs)
        : ResumeRequest
    {
        /// <summary>As the child's last burst says.</summary>
        public static ChildThrough Of(string parentBookmarkId, BurstResult child) =>
            new(parentBookmarkId, child.Status, child.SubStatus, child.Outputs);
    }

    /// <summary>Ends the instance.</summary>
    public sealed record Cancel(string? Reason = null) : ResumeRequest;

    /// <summary>Executes the activity of an incident again.</summary>
    public sealed record Retry(string IncidentId) : ResumeRequest;
}

/// <summary>How much one burst may do.</summary>
/// <param name="Activities">Executions of activities.</param>
/// <param name="Time">Running time, or null for none.</param>
public sealed record BurstBudget(int Activities, TimeSpan? Time)
{
    /// <summary>200 activities or 50 ms.</summary>
    public static BurstBudget Default { get; } = new(200, TimeSpan.FromMilliseconds(50));
}

/// <summary>What the host lends to a burst.</summary>
/// <param name="Now">The house's instant, the same for the whole burst.</param>
/// <param name="NewId">Ids of bookmarks, incidents and children.</param>
/// <param name="Subject">What host activities work on, for example the case.</param>
/// <param name="Budget">Null: no limit.</param>
/// <param name="Refuses">True: the exception leaves the burst as if nothing had happened.</param>
/// <param name="ScriptGlobals">Further names that scripts see.</param>
public sealed record BurstHost(
    DateTimeOffset Now, Func<Guid> NewId, object? Subject = null, BurstBudget? Budget = null,
    Func<Exception, bool>? Refuses = null, IReadOnlyDictionary<string, JsonNode?>? ScriptGlobals = null)
{
    /// <summary>The zone of dates in scripts.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Stops a runaway script from outside.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>The definitions that others use as activities or children. In memory.</summary>
public interface IDefinitionSource
{
    /// <summary>The version, or the published one where <paramref name="version"/> is null; null for none.</summary>
    Definitions.WorkflowDefinition? Find(string definitionId, int? version);

    /// <summary>The published workflow whose name is this type, where an activity names no definition.</summary>
    Definitions.WorkflowDefinition? FindActivity(string type) => null;
}
