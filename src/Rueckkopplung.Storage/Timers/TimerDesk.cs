using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Timers;

/// <summary>What a person may do to a stage by hand, on the step's transaction; each leaves a journal row with the reason.</summary>
public sealed class TimerDesk
{
    private readonly StepScope scope;
    private readonly TimerSteps steps;
    private readonly IJournal journal;

    internal TimerDesk(StepScope step, TimerSteps timers, IJournal rows) => (scope, steps, journal) = (step, timers, rows);

    /// <summary>Fires a stage now. False: it fired already, or its task is done; then nothing is written.</summary>
    public async Task<bool> FireAsync(Guid timerId, string reason, CancellationToken cancellationToken)
    {
        if (await FindStageAsync(timerId, cancellationToken) is not { } timer
            || !await steps.FireAsync(timerId, cancellationToken))
        {
            return false;
        }

        await NoteAsync("timer.fired-by-hand", timer, reason, stage: null, cancellationToken);
        return true;
    }

    /// <summary>Takes a stage back: it fires no more, also when the task's date moves. False: too late.</summary>
    public async Task<bool> CancelAsync(Guid timerId, string reason, CancellationToken cancellationToken)
    {
        if (await FindStageAsync(timerId, cancellationToken) is not { } timer
            || !await scope.Sql.TakeTimerAsync(timer, scope.Now, cancellationToken))
        {
            return false;
        }

        await NoteAsync("stage.cancelled", timer, reason, timer.Stage, cancellationToken);
        return true;
    }

    private async Task<TimerRecord?> FindStageAsync(Guid timerId, CancellationToken cancellationToken) =>
        await scope.Sql.FindTimerAsync(timerId, cancellationToken) is { Stage: not (null or TaskClock.ClockStarts) } timer
            ? timer
            : null;

    private Task NoteAsync(
        string happened, TimerRecord timer, string reason, string? stage, CancellationToken cancellationToken) =>
        journal.WriteAsync(
            new JournalNote(JournalKind.Case, happened)
            {
                CaseId = timer.CaseId,
                InstanceId = timer.InstanceId,
                TaskId = timer.TaskId,
                ActivityId = timer.ActivityId,
                Stage = stage,
                Message = $"{timer.Stage}: {reason.Trim()}",
            },
            cancellationToken);
}
