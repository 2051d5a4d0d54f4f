using System.Text.Json;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Does one continuation, on the step's transaction.</summary>
internal sealed class ContinuationSteps(StepScope scope, InstanceSteps steps, WaitingEvents events, EarlyEvents early)
{
    /// <summary>Takes and does it; false when somebody else has.</summary>
    public async Task<bool> RunAsync(Continuation work, CancellationToken cancellationToken)
    {
        await scope.Sql.LockCaseAsync(work.CaseId, cancellationToken);
        if (await scope.Sql.TakeContinuationAsync(work.Id, cancellationToken) == 0)
            return false;

        switch (work.Kind)
        {
            case ContinuationKinds.Continue:
                await ContinueAsync(work, cancellationToken);
                break;
            case ContinuationKinds.Event:
                await PublishAsync(work, cancellationToken);
                break;
            case ContinuationKinds.KeptEvent:
                await early.ForgetAsync(work, cancellationToken);
                break;
            case ContinuationKinds.Dispatch:
                await DispatchAsync(work, cancellationToken);
                break;
            case ContinuationKinds.Start:
                await steps.StartAsync(
                    JsonSerializer.Deserialize<ProcessStart>(work.Payload!, StorageJson.Compact)!, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Continuation {work.Id} is of the unknown kind '{work.Kind}'.");
        }

        return true;
    }

    private async Task PublishAsync(Continuation work, CancellationToken cancellationToken)
    {
        var published = JsonSerializer.Deserialize<PublishEventEffect>(work.Payload!, StorageJson.Compact)!;
        var heard = await events.PublishAsync(
            published.EventName, published.IsLocal ? work.InstanceId : null, published.CorrelationId, published.Payload,
            cancellationToken);
        if (heard == 0)
            await early.KeepAsync(work, cancellationToken);
    }

    private async Task ContinueAsync(Continuation work, CancellationToken cancellationToken)
    {
        var instance = await steps.LockAsync(work.CaseId, work.InstanceId!.Value, cancellationToken);
        if (instance is { IsOpen: true })
            await steps.ResumeAsync(instance, new ResumeRequest.Continue(), cancellationToken);
    }

    private Task<Guid> DispatchAsync(Continuation work, CancellationToken cancellationToken)
    {
        var effect = JsonSerializer.Deserialize<DispatchWorkflowEffect>(work.Payload!, StorageJson.Compact)!;
        return steps.StartAsync(
            new ProcessStart(effect.DefinitionId, work.CaseId, effect.Input)
            {
                InstanceId = Guid.Parse(effect.InstanceId),
                CorrelationId = effect.CorrelationId,
                ParentId = work.InstanceId,
                ParentBookmarkId = effect.BookmarkId is null ? null : Guid.Parse(effect.BookmarkId),
            },
            cancellationToken);
    }
}
