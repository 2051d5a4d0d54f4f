using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>A date that somebody has to keep, with the way it was counted.</summary>
/// <param name="Title">The promise, or a task.</param>
/// <param name="Due">When it is over.</param>
/// <param name="State">Kept, running or missed.</param>
/// <param name="Rule">„Abfall: 3 Arbeitstage nach Eingang“; null where the drawing itself names the date.</param>
public sealed record DeadlineRow(string Title, DateTimeOffset Due, DeadlineState State, string? Rule)
{
    public bool IsPromise { get; init; }

    /// <summary>The days, counted or skipped; empty where the date was set by a person.</summary>
    public IReadOnlyList<CountedDay> Steps { get; init; } = [];

    /// <summary>Words instead of the count: the date was moved by a Zwischenbescheid.</summary>
    public string? Moved { get; init; }

    /// <summary>When its clock stood; they moved the date, or will.</summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>Without the pauses; null where they moved nothing.</summary>
    public DateTimeOffset? WithoutPauses { get; init; }

    /// <summary>Service time that the pauses added.</summary>
    public TimeSpan Paused { get; init; }

    /// <summary>„Noch 2 Arbeitstage.“; null for a date that is kept or missed.</summary>
    public string? Left { get; init; }

    /// <summary>The reminder or escalation that comes next.</summary>
    public StageRow? Next => Stages.FirstOrDefault(stage => stage.FiredAt is null);

    public IReadOnlyList<StageRow> Stages { get; init; } = [];
}

/// <summary>How a date stands.</summary>
public enum DeadlineState
{
    Running,

    /// <summary>The clock stands.</summary>
    Paused,
    Today,
    Overdue,
    Kept,
    Missed,
}

/// <summary>A reminder or escalation of a task.</summary>
/// <param name="Code">R1 to E3.</param>
/// <param name="At">When it fires, or when it was due.</param>
/// <param name="To">Whom it tells, in words.</param>
/// <param name="FiredAt">When it fired; null while it is to come.</param>
public sealed record StageRow(string Code, DateTimeOffset At, string To, DateTimeOffset? FiredAt);
