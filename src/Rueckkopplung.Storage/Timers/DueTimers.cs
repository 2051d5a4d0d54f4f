using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Storage.Timers;

/// <summary>
/// Fires due timers in batches of 20, each behind its own savepoint. One that fails backs off, and after
/// <see cref="MostAttempts"/> attempts becomes an incident.
/// </summary>
internal sealed partial class DueTimers(IStepRunner runner, IDatabase database, ILogger<DueTimers> log) : IDueWork
{
    public const int Batch = 20;
    public const int MostAttempts = 5;

    public async Task<int> RunDueAsync(DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var fired = 0;
        while (true)
        {
            var (taken, done) = await runner.RunAsync(
                StepOrigin.Timer, (step, token) => RunBatchAsync(step, upTo, token), cancellationToken);
            fired += done;
            if (taken < Batch)
                return fired;
        }
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var sql = await database.OpenSqlAsync(cancellationToken);
        await using (sql.Connection)
            return await sql.NextTimerAsync(cancellationToken);
    }

    private async Task<(int Taken, int Done)> RunBatchAsync(
        IServiceProvider step, DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var scope = step.GetRequiredService<StepScope>();
        var inner = step.GetRequiredService<InnerSteps>();
        var due = await scope.Sql.ClaimDueTimersAsync(upTo, Batch, cancellationToken);
        var done = 0;
        foreach (var timer in due)
        {
            var fired = false;
            var failure = await inner.TryAsync(
                StepOrigin.Timer,
                async (services, token) =>
                    fired = await services.GetRequiredService<TimerSteps>().FireAsync(timer.Id, token),
                cancellationToken);
            if (failure is not null)
                await PutOffAsync(step, timer, failure, cancellationToken);
            else if (fired)
                done++;
        }

        return (due.Count, done);
    }

    private async Task PutOffAsync(
        IServiceProvider step, TimerRecord timer, Exception failure, CancellationToken cancellationToken)
    {
        TimerFailed(log, timer.Id, timer.Attempts + 1, failure);
        var scope = step.GetRequiredService<StepScope>();
        var isLast = timer.Attempts + 1 >= MostAttempts;
        var next = scope.Now + Backoff.After(timer.Attempts + 1);
        await scope.Sql.PutOffTimerAsync(timer, (next, isLast, failure.Message), cancellationToken);
        if (isLast)
        {
            await scope.Sql.AddIncidentAsync(
                new IncidentRow
                {
                    Id = step.GetRequiredService<IHouseIds>().New(),
                    InstanceId = timer.InstanceId,
                    CaseId = timer.CaseId,
                    ActivityId = timer.ActivityId,
                    Kind = IncidentKinds.Timer,
                    Cause = IncidentKinds.CauseOf(failure),
                    Message = failure.Message,
                    TimerId = timer.Id,
                    At = scope.Now,
                },
                cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timer {Timer} failed at attempt {Attempt}")]
    private static partial void TimerFailed(ILogger logger, Guid timer, int attempt, Exception cause);
}
