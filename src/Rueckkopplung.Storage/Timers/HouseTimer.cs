namespace Rueckkopplung.Storage.Timers;

/// <summary>A row of <c>timers</c>: due at an instant, for exactly one of a bookmark or a task's stage.</summary>
public sealed class HouseTimer
{
    public Guid Id { get; init; }

    /// <summary>When it is due by the plan.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>When it is tried; later than <see cref="Due"/> after a failure.</summary>
    public DateTimeOffset TryAt { get; init; }

    public Guid InstanceId { get; init; }
    public Guid? CaseId { get; init; }
    public required string ActivityId { get; init; }
    public Guid? BookmarkId { get; init; }
    public Guid? TaskId { get; init; }
    public string? Stage { get; init; }

    /// <summary>JSON array of whom the stage tells.</summary>
    public string? Targets { get; init; }

    /// <summary>Whether no later stage of the task follows.</summary>
    public bool IsLastStage { get; init; }

    public int Attempts { get; init; }
    public string? LastError { get; init; }

    /// <summary>When it fired; the row of a stage stays until its task ends.</summary>
    public DateTimeOffset? FiredAt { get; init; }

    /// <summary>Given up after the last attempt; an incident says why.</summary>
    public bool IsFailed { get; init; }
}
