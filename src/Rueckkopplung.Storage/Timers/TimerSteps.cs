using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Storage.Timers;

/// <summary>Lets one timer take effect, on the step's transaction.</summary>
internal sealed class TimerSteps(
    StepScope scope, InstanceSteps steps, ProcessSession session, StageDesk desk, IEnumerable<IClockStart> clocks)
{
    /// <summary>Fires it; false when it is gone, or somebody else has fired it.</summary>
    public async Task<bool> FireAsync(Guid timerId, CancellationToken cancellationToken)
    {
        if (await scope.Sql.FindTimerAsync(timerId, cancellationToken) is not { } timer
            || await steps.LockAsync(timer.CaseId, timer.InstanceId, cancellationToken) is not { IsOpen: true }
            || !await scope.Sql.TakeTimerAsync(timer, scope.Now, cancellationToken))
        {
            return false;
        }

        if (timer.BookmarkId is { } bookmark)
        {
            return await steps.ResumeBookmarkAsync(
                bookmark,
                (timer.CaseId, timer.InstanceId),
                new Dictionary<string, JsonNode?>(StringComparer.Ordinal),
                cancellationToken);
        }

        if (timer.Stage == TaskClock.ClockStarts)
            await StartClockAsync(timer, cancellationToken);
        else
            await FireStageAsync(timer, cancellationToken);
        return true;
    }

    private async Task StartClockAsync(TimerRecord timer, CancellationToken cancellationToken)
    {
        foreach (var clock in clocks)
            await clock.StartAsync(timer.CaseId!.Value, cancellationToken);
    }

    private async Task FireStageAsync(TimerRecord timer, CancellationToken cancellationToken)
    {
        var task = await scope.Sql.FindTaskAsync(timer.TaskId!.Value, cancellationToken)
            ?? throw new InvalidOperationException($"Stage {timer.Stage} is open, but its task {timer.TaskId} is not.");
        var targets = JsonSerializer.Deserialize<string[]>(timer.Targets ?? "[]")!;
        await desk.TellAsync(
            new StageFired(timer.Stage!, timer.Due, task.Id, timer.CaseId)
            {
                TaskName = task.Name,
                Targets = targets,
                IsCaughtUp = scope.Now - timer.Due >= StageFired.Lateness,
            },
            task,
            cancellationToken);
        if (timer.IsLastStage && task.OverdueOutcome is { } outcome)
            await session.ResumeTaskAsync(task.Id, outcome, [], cancellationToken);
    }
}

/// <summary>Writes what a stage says: one message a target and one journal row.</summary>
internal sealed class StageDesk(IJournal journal, IOutbox outbox, IEnumerable<IStageNotices> notices)
{
    public async Task TellAsync(StageFired fired, TaskRecord task, CancellationToken cancellationToken)
    {
        await journal.WriteAsync(
            new JournalNote(JournalKind.Case, fired.IsCaughtUp ? "stage.caught-up" : "stage.fired")
            {
                CaseId = fired.CaseId,
                PartId = task.PartId,
                InstanceId = task.InstanceId,
                TaskId = task.Id,
                Stage = fired.Stage,
                ActivityId = task.ActivityId,
                Message = task.Name,
                Data = JsonSerializer.Serialize(fired.Targets, StorageJson.Compact),
            },
            cancellationToken);
        if (notices.FirstOrDefault() is not { } source)
            return;

        foreach (var message in await source.ForAsync(fired, cancellationToken))
        {
            await outbox.AddAsync(
                message with
                {
                    CaseId = fired.CaseId,
                    TaskId = task.Id,
                    Stage = fired.Stage,
                    // a reporter hears at once
                    IsHeld = fired.IsCaughtUp && message.RecipientKind != RecipientKind.Reporter,
                },
                cancellationToken);
        }
    }
}
