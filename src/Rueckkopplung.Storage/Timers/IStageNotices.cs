using Rueckkopplung.Storage.Outbox;

namespace Rueckkopplung.Storage.Timers;

/// <summary>Words the notices of a stage, one for each whom it tells. Scoped in the step; renders no I/O but the step's.</summary>
public interface IStageNotices
{
    Task<IReadOnlyList<OutgoingMessage>> ForAsync(StageFired fired, CancellationToken cancellationToken);
}

/// <summary>A stage of a task has come.</summary>
/// <param name="Stage">R1, R2, E1, E2 or E3.</param>
/// <param name="Due">When it was due by the plan.</param>
public sealed record StageFired(string Stage, DateTimeOffset Due, Guid TaskId, Guid? CaseId)
{
    /// <summary>From here on a stage is late: the house did not run when it was due.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(15);

    /// <summary>„Nachgeholt“: it fires late, after an outage. Its notices are bundled, one message a recipient.</summary>
    public bool IsCaughtUp { get; init; }

    public required string TaskName { get; init; }

    /// <summary>As the task's effect named them.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];
}
