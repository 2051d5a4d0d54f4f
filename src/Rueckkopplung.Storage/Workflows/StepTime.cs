namespace Rueckkopplung.Storage.Workflows;

/// <summary>
/// A row of <c>step_times</c>: how one opening of a step ended, frozen at the transition. Per unit and step, never per
/// person. Its id is the task's.
/// </summary>
public sealed class StepTime
{
    public Guid Id { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? PartId { get; init; }

    /// <summary>The step of the Fristprofil.</summary>
    public required string Step { get; init; }

    /// <summary>The unit that had to act; null = SQM or whoever has the roles.</summary>
    public string? UnitCode { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>As it stood at the end, with all pauses and moves.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset EndedAt { get; init; }

    /// <summary>Whether the time was over when the step ended.</summary>
    public bool WasOverdue { get; init; }

    /// <summary>False when the task went away without being done: withdrawn, ended by the process.</summary>
    public bool WasDone { get; init; }
}
