namespace Rueckkopplung.Workflows.Execution;

/// <summary>Is the instance over?</summary>
public enum WorkflowStatus
{
    /// <summary>It can go on.</summary>
    Running,

    /// <summary>It is over.</summary>
    Finished,
}

/// <summary>How the instance stands.</summary>
public enum WorkflowSubStatus
{
    /// <summary>Work is queued; a continuation goes on with it.</summary>
    Executing,

    /// <summary>It waits.</summary>
    Suspended,

    /// <summary>It ended.</summary>
    Finished,

    /// <summary>It failed.</summary>
    Faulted,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>How one execution of an activity stands.</summary>
public enum ActivityStatus
{
    /// <summary>It runs or waits.</summary>
    Running,

    /// <summary>It completed.</summary>
    Completed,

    /// <summary>It was cancelled.</summary>
    Canceled,

    /// <summary>It failed.</summary>
    Faulted,
}
