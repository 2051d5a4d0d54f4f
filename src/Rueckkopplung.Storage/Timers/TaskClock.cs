using System.Text.Json;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Storage.Timers;

/// <summary>Moves the date and the stages of an open task, on the step's transaction. Stages that fired stay fired.</summary>
public sealed class TaskClock
{
    /// <summary>The code of the timer that ends a pause; it is no stage and leaves no row of one.</summary>
    public const string ClockStarts = "P";

    private readonly StepScope scope;
    private readonly IHouseIds ids;

    internal TaskClock(StepScope step, IHouseIds own) => (scope, ids) = (step, own);

    /// <summary>Gives an open task another date and plans its stages anew.</summary>
    /// <param name="taskId">The task; one that is gone stays gone.</param>
    /// <param name="due">The new date.</param>
    /// <param name="stages">All stages of the task, in order; those that fired or lie behind are left out.</param>
    /// <param name="clockStarts">When the pause ends by itself; null = the clock goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when the task is gone.</returns>
    public async Task<bool> PlanAsync(
        Guid taskId,
        DateTimeOffset due,
        IReadOnlyList<TaskStage> stages,
        DateTimeOffset? clockStarts,
        CancellationToken cancellationToken)
    {
        if (await scope.Sql.FindTaskAsync(taskId, cancellationToken) is not { } task)
            return false;

        await scope.Sql.ExecuteAsync(
            "update tasks set due_at = @due where id = @id", cancellationToken, ("due", due), ("id", taskId));
        await scope.Sql.ExecuteAsync(
            "delete from timers where task_id = @id and fired_at is null and not is_failed",
            cancellationToken,
            ("id", taskId));
        var known = await scope.Sql.QueryAsync(
            "select stage from timers where task_id = @id", row => row.Text(0), cancellationToken, ("id", taskId));
        var open = stages.Where(stage => stage.At > scope.Now && !known.Contains(stage.Code)).ToList();
        foreach (var stage in open)
            await AddAsync(task, stage, stage == stages[^1], cancellationToken);
        if (clockStarts is { } instant)
            await AddAsync(task, new TaskStage(ClockStarts, instant, []), isLast: false, cancellationToken);
        scope.LeaveWork();
        return true;
    }

    private Task AddAsync(TaskRecord task, TaskStage stage, bool isLast, CancellationToken cancellationToken) =>
        scope.Sql.AddTimerAsync(
            new InstanceRecord(task.InstanceId, string.Empty, task.CaseId, Revision: 0),
            new NewTimer(ids.New(), stage.At, task.ActivityId)
            {
                TaskId = task.Id,
                Stage = stage.Code,
                Targets = JsonSerializer.Serialize(stage.Targets, StorageJson.Compact),
                IsLastStage = isLast,
            },
            cancellationToken);
}
