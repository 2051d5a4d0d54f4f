using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Steps;

/// <summary>Runs one step's code in a scope of its own on a transaction that the caller owns.</summary>
internal sealed partial class StepExecution(
    IServiceScopeFactory scopes, ClockTable clock, WakeUpCalls wakeUps, ILogger<StepExecution> log)
{
    private static readonly AsyncLocal<bool> InsideStep = new();

    /// <exception cref="InvalidOperationException">A step of this flow is running already.</exception>
    public static void RefuseNested()
    {
        if (!InsideStep.Value)
            return;

        throw new InvalidOperationException(
            "A step cannot begin another step: it would wait for its own end. Use the services of the running step.");
    }

    public async Task<(T Value, IReadOnlyList<Action> AfterCommit)> RunAsync<T>(
        SqlConnection sql,
        StepOrigin origin,
        Func<IServiceProvider, CancellationToken, Task<T>> step,
        CancellationToken cancellationToken)
    {
        InsideStep.Value = true;
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var current = services.GetRequiredService<StepScope>();
        await clock.BeginAsync(current, sql, origin, cancellationToken);

        var value = await step(services, cancellationToken);

        foreach (var ending in services.GetServices<IStepEnding>())
            await ending.EndAsync(cancellationToken);
        return (value, current.LeavesWork ? [.. current.Callbacks, wakeUps.Ring] : current.Callbacks);
    }

    /// <summary>Runs what follows a commit. A failure there is logged: the step is committed and stays so.</summary>
    public void Settle(IReadOnlyList<Action> callbacks)
    {
        foreach (var callback in callbacks)
        {
            try
            {
                callback();
            }
            catch (Exception failure)
            {
                CallbackFailed(log, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What follows a committed step failed")]
    private static partial void CallbackFailed(ILogger logger, Exception cause);
}
