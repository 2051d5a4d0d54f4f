using System.Text.Json;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Turns effects into rows; those of others go to their handlers.</summary>
internal sealed class EffectWriter(StepScope scope, IHouseIds ids, EffectDesk desk, TouchedInstances touched)
{
    public async Task WriteAsync(StoredBurst burst, CancellationToken cancellationToken)
    {
        foreach (var effect in burst.Result.Effects)
            await WriteAsync(burst, effect, cancellationToken);
    }

    public Task ContinueLaterAsync(InstanceRecord instance, CancellationToken cancellationToken) =>
        LeaveAsync(instance, ContinuationKinds.Continue, payload: null, cancellationToken);

    public Task ReportAsync(
        InstanceRecord instance, string kind, string message, CancellationToken cancellationToken) =>
        scope.Sql.AddIncidentAsync(
            new IncidentRow
            {
                Id = ids.New(),
                InstanceId = instance.Id,
                CaseId = instance.CaseId,
                ActivityId = "",
                Kind = kind,
                Message = message,
                At = scope.Now,
            },
            cancellationToken);

    private Task WriteAsync(StoredBurst burst, Effect effect, CancellationToken cancellationToken)
    {
        var instance = burst.Instance;
        switch (effect)
        {
            case TimerEffect timer:
                scope.LeaveWork();
                return scope.Sql.AddTimerAsync(
                    instance,
                    new NewTimer(ids.New(), timer.Due, timer.ActivityId) { BookmarkId = Guid.Parse(timer.BookmarkId) },
                    cancellationToken);
            case OpenTaskEffect task:
                return OpenAsync(instance, task, cancellationToken);
            case MessageEffect message:
                return desk.SendAsync(instance, message, cancellationToken);
            case StartProcessEffect start:
                touched.Starts.Enqueue((instance, start, burst.Subject));
                return Task.CompletedTask;
            case PublishEventEffect published:
                return LeaveAsync(
                    instance, ContinuationKinds.Event, JsonSerializer.Serialize(published, StorageJson.Compact),
                    cancellationToken);
            case DispatchWorkflowEffect dispatch:
                return LeaveAsync(
                    instance, ContinuationKinds.Dispatch, JsonSerializer.Serialize(dispatch, StorageJson.Compact),
                    cancellationToken);
            default:
                return desk.HandOnAsync(burst, effect, cancellationToken);
        }
    }

    private async Task OpenAsync(InstanceRecord instance, OpenTaskEffect task, CancellationToken cancellationToken)
    {
        await scope.Sql.AddTaskAsync(instance, task, scope.Now, cancellationToken);
        await desk.NoteOpenedAsync(instance, task, cancellationToken);
        scope.LeaveWork();
        for (var index = 0; index < task.Stages.Count; index++)
        {
            var stage = task.Stages[index];
            await scope.Sql.AddTimerAsync(
                instance,
                new NewTimer(ids.New(), stage.At, task.ActivityId)
                {
                    TaskId = Guid.Parse(task.BookmarkId),
                    Stage = stage.Code,
                    Targets = JsonSerializer.Serialize(stage.Targets, StorageJson.Compact),
                    IsLastStage = index == task.Stages.Count - 1,
                },
                cancellationToken);
        }
    }

    private Task LeaveAsync(
        InstanceRecord instance, string kind, string? payload, CancellationToken cancellationToken)
    {
        scope.LeaveWork();
        return scope.Sql.AddContinuationAsync(
            new Continuation
            {
                Id = ids.New(),
                InstanceId = instance.Id,
                CaseId = instance.CaseId,
                Kind = kind,
                Payload = payload,
                CreatedAt = scope.Now,
                NotBefore = scope.Now,
            },
            cancellationToken);
    }
}
