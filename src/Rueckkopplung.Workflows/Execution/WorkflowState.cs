namespace Rueckkopplung.Workflows.Execution;

/// <summary>An instance as a value: it goes into a burst and comes out of it.</summary>
public sealed class WorkflowState
{
    internal WorkflowState()
    {
    }

    /// <summary>The most that an instance may hold, in bytes of its JSON.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The instance.</summary>
    public string InstanceId { get; } = "";

    /// <summary>Is it over?</summary>
    public WorkflowStatus Status { get; }

    /// <summary>How it stands.</summary>
    public WorkflowSubStatus SubStatus { get; }

    /// <summary>Open bookmarks, oldest first.</summary>
    public IReadOnlyList<BookmarkState> Bookmarks { get; } = [];

    /// <summary>Incidents not yet solved, in order.</summary>
    public IReadOnlyList<Incident> Incidents { get; } = [];

    /// <summary>Compact JSON, at most <see cref="MaxBytes"/>.</summary>
    public string Serialize() => throw new NotSupportedException();

    /// <exception cref="FormatException">The JSON is not a state of this workflow.</exception>
    public static WorkflowState Deserialize(string json, CompiledWorkflow workflow) =>
        throw new NotSupportedException();
}
