namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>One planned moment: a task falls due, a stage of it fires, or something that waits is over.</summary>
public sealed class DeadlineRow
{
    /// <summary>Of the timer, or of the task.</summary>
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>The task behind it; null for a moment that no task waits for.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>R1 … E3, or P for the end of a pause; null for the due moment of a task and for other moments.</summary>
    public string? Stage { get; init; }

    /// <summary>True for the due moment of a task; it is no timer and cannot fire.</summary>
    public bool IsDue { get; init; }

    public DateTimeOffset At { get; init; }

    public string? Step { get; init; }

    public string? UnitCode { get; init; }

    public string? TaskName { get; init; }

    /// <summary>How often it was tried and failed.</summary>
    public int Attempts { get; init; }

    public bool IsFailed { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>A reminder or escalation that a person may fire or take back.</summary>
    public bool IsStage => Stage is not null and not "P";
}
