using System.Text;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>An instance as a value: it goes into a burst and comes out of it. Thread-safe.</summary>
public sealed class WorkflowState
{
    private readonly Lock gate = new();
    private readonly CompiledWorkflow workflow;
    private Instance? snapshot;
    private string? json;

    internal WorkflowState(Instance instance, CompiledWorkflow workflow, string? json = null)
    {
        this.workflow = workflow;
        this.json = json;
        snapshot = instance;
        InstanceId = instance.Id;
        ParentInstanceId = instance.ParentInstanceId;
        Status = instance.Status;
        SubStatus = instance.SubStatus;
    }

    /// <summary>The most that an instance may hold, in bytes of its JSON; a burst that would leave more is undone.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The instance.</summary>
    public string InstanceId { get; }

    /// <summary>The instance that started this one, or null.</summary>
    public string? ParentInstanceId { get; }

    /// <summary>Is it over?</summary>
    public WorkflowStatus Status { get; }

    /// <summary>How it stands.</summary>
    public WorkflowSubStatus SubStatus { get; }

    /// <summary>Open bookmarks, oldest first. Those of a faulted instance stay listed until it is retried or cancelled.</summary>
    public IReadOnlyList<BookmarkState> Bookmarks =>
        [.. Snapshot().OpenBookmarks.Select(bookmark => bookmark.ToState())];

    /// <summary>Incidents not yet solved, in order.</summary>
    public IReadOnlyList<Incident> Incidents => [.. Snapshot().Incidents];

    /// <summary>Compact JSON, at most <see cref="MaxBytes"/>.</summary>
    public string Serialize()
    {
        lock (gate)
            return json ??= StateJson.Write(snapshot!);
    }

    /// <exception cref="FormatException">The JSON is not a state of this workflow.</exception>
    public static WorkflowState Deserialize(string json, CompiledWorkflow workflow) =>
        new(StateJson.Read(json, workflow), workflow, json);

    /// <summary>Open, of an activity that waits: one that failed after a resume has to be retried instead.</summary>
    internal bool CanResume(string bookmarkId)
    {
        var instance = Snapshot();
        return instance.OpenBookmarks.FirstOrDefault(open => open.Id == bookmarkId) is { } bookmark
            && instance.CanResume(bookmark);
    }

    internal int Size => Encoding.UTF8.GetByteCount(Serialize());

    /// <summary>The instance to look at, not to be changed.</summary>
    internal Instance Snapshot()
    {
        lock (gate)
            return snapshot ??= StateJson.Read(json!, workflow);
    }

    /// <summary>A copy for a burst to change.</summary>
    internal Instance Thaw()
    {
        lock (gate)
        {
            if (json is not null && snapshot is { } unused)
            {
                snapshot = null;
                return unused;
            }

            json ??= StateJson.Write(snapshot!);
            return StateJson.Read(json, workflow);
        }
    }
}
