using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>What a burst did. The host stores all of it in one transaction.</summary>
public sealed class BurstResult
{
    /// <summary>The instance as it now stands.</summary>
    public required WorkflowState State { get; init; }

    /// <summary>Is it over?</summary>
    public required WorkflowStatus Status { get; init; }

    /// <summary>How it stands.</summary>
    public required WorkflowSubStatus SubStatus { get; init; }

    /// <summary>Bookmarks made in this burst that are still open.</summary>
    public IReadOnlyList<BookmarkState> NewBookmarks { get; init; } = [];

    /// <summary>Bookmarks known before this burst that are gone: used or cancelled.</summary>
    public IReadOnlyList<string> RemovedBookmarkIds { get; init; } = [];

    /// <summary>What activities asked for, in order. Effects that hang on a bookmark already gone are left out.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>Executions touched in this burst, in the order of first execution.</summary>
    public IReadOnlyList<ActivityRecord> Records { get; init; } = [];

    /// <summary>What activities and the engine noted.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];

    /// <summary>Failures of this burst.</summary>
    public IReadOnlyList<Incident> NewIncidents { get; init; } = [];

    /// <summary>Incidents solved by a retry in this burst.</summary>
    public IReadOnlyList<string> SolvedIncidentIds { get; init; } = [];

    /// <summary>Instances that this one started within the burst.</summary>
    public IReadOnlyList<ChildResult> Children { get; init; } = [];

    /// <summary>True: the budget is used up; go on with <see cref="ResumeRequest.Continue"/>.</summary>
    public bool NeedsContinuation { get; init; }

    /// <summary>
    /// True: the budget was used up within a child. Nothing goes on until the child, in a burst of its own, releases this one.
    /// </summary>
    public bool IsAwaitingChild { get; init; }

    /// <summary>
    /// True: this child is through and the instance that started it has to hear of it by
    /// <see cref="ResumeRequest.ChildThrough"/>, with the bookmark that <see cref="ChildResult"/> named.
    /// </summary>
    public bool ReleasesParent { get; init; }

    /// <summary>
    /// True: the state would have been too large. The state is the one before the burst, failed, with an incident; what
    /// activities did to the host's subject must not be kept.
    /// </summary>
    public bool IsUndone { get; init; }

    /// <summary>The name of the instance.</summary>
    public string? Name { get; init; }

    /// <summary>What correlates the instance.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Outputs of the workflow so far.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Outputs { get; init; } = ReadOnlyDictionary<string, JsonNode?>.Empty;

    /// <summary>Ids of activities with <c>ClosesCase</c> that have completed so far.</summary>
    public IReadOnlyList<string> PassedClosing { get; init; } = [];
}

/// <summary>An instance started by ExecuteWorkflow within a burst.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="Workflow">Its definition.</param>
/// <param name="Result">What its burst did.</param>
/// <param name="ParentBookmarkId">
/// The bookmark with which the parent waits; resume it with the child's outputs when the child has finished, or with
/// <see cref="ResumeRequest.ChildThrough"/> where a burst of the child says so.
/// </param>
public sealed record ChildResult(
    string InstanceId, CompiledWorkflow Workflow, BurstResult Result, string? ParentBookmarkId)
{
    /// <summary>How many of the parent's effects came before those of the child.</summary>
    public int EffectsBefore { get; init; }
}
