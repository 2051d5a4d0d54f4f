using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Steps;

/// <summary>A step on its way through the single writer. Its caller hears nothing before the group's COMMIT.</summary>
internal abstract class QueuedStep(StepOrigin origin, CancellationToken cancellation)
{
    private readonly ExecutionContext? flow = ExecutionContext.Capture();

    public StepOrigin Origin { get; } = origin;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>What the step threw; its own work is undone, its group goes on.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>Runs the step as its caller: with the caller's culture, activity and request.</summary>
    public Task RunAsync(StepExecution execution, SqlConnection sql)
    {
        if (flow is null)
            return ExecuteAsync(execution, sql);

        var running = Task.CompletedTask;
        ExecutionContext.Run(flow, _ => running = ExecuteAsync(execution, sql), null);
        return running;
    }

    /// <summary>The group is committed: hands out the result or the refusal.</summary>
    public abstract void Committed(StepExecution execution);

    public abstract void Fail(Exception failure);

    protected abstract Task ExecuteAsync(StepExecution execution, SqlConnection sql);
}

/// <summary>A queued step with a result.</summary>
internal sealed class QueuedStep<T>(
    StepOrigin origin,
    Func<IServiceProvider, CancellationToken, Task<T>> step,
    CancellationToken cancellation) : QueuedStep(origin, cancellation)
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Action> afterCommit = [];
    private T? value;

    public Task<T> Answer => answer.Task;

    public override void Committed(StepExecution execution)
    {
        if (Refusal is not null)
        {
            Fail(Refusal);
            return;
        }

        execution.Settle(afterCommit);
        answer.TrySetResult(value!);
    }

    public override void Fail(Exception failure)
    {
        if (failure is OperationCanceledException)
            answer.TrySetCanceled(Cancellation.IsCancellationRequested ? Cancellation : new CancellationToken(true));
        else
            answer.TrySetException(failure);
    }

    protected override async Task ExecuteAsync(StepExecution execution, SqlConnection sql)
    {
        Cancellation.ThrowIfCancellationRequested();
        (value, afterCommit) = await execution.RunAsync(sql, Origin, step, Cancellation);
    }
}
