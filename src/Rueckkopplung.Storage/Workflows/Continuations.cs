using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Does what instances left for right after their commit; what fails backs off and becomes an incident.</summary>
internal sealed partial class Continuations(
    IStepRunner runner, IDatabase database, HouseClock clock, ILogger<Continuations> log) : IDueWork
{
    private const int MostAttempts = 5;
    private const int Batch = 20;

    public Task<int> RunReadyAsync(CancellationToken cancellationToken) =>
        RunDueAsync(clock.GetUtcNow(), cancellationToken);

    public async Task<int> RunDueAsync(DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var all = 0;
        while (true)
        {
            var done = await runner.RunAsync(
                StepOrigin.Continuation, (step, token) => RunBatchAsync(step, upTo, token), cancellationToken);
            all += done;
            if (done == 0)
                return all;
        }
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var sql = await database.OpenSqlAsync(cancellationToken);
        await using (sql.Connection)
            return await sql.NextContinuationAsync(cancellationToken);
    }

    private async Task<int> RunBatchAsync(IServiceProvider step, DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var scope = step.GetRequiredService<StepScope>();
        var inner = step.GetRequiredService<InnerSteps>();
        var ready = await scope.Sql.ClaimContinuationsAsync(upTo, Batch, cancellationToken);
        foreach (var work in ready)
        {
            var failure = await inner.TryAsync(
                StepOrigin.Continuation,
                (services, token) => services.GetRequiredService<ContinuationSteps>().RunAsync(work, token),
                cancellationToken);
            if (failure is not null)
                await PutOffAsync(step, work, failure, cancellationToken);
        }

        return ready.Count;
    }

    private async Task PutOffAsync(
        IServiceProvider step, Continuation work, Exception failure, CancellationToken cancellationToken)
    {
        ContinuationFailed(log, work.Id, work.Attempts + 1, failure);
        var scope = step.GetRequiredService<StepScope>();
        var isLast = work.Attempts + 1 >= MostAttempts;
        await scope.Sql.PutOffContinuationAsync(
            work.Id, scope.Now + Backoff.After(work.Attempts + 1), isLast, cancellationToken);
        if (isLast && work.InstanceId is { } instance)
        {
            await scope.Sql.AddIncidentAsync(
                new IncidentRow
                {
                    Id = step.GetRequiredService<IHouseIds>().New(),
                    InstanceId = instance,
                    CaseId = work.CaseId,
                    ActivityId = "",
                    Kind = IncidentKinds.Continuation,
                    Cause = IncidentKinds.CauseOf(failure),
                    Message = failure.Message,
                    TimerId = work.Id,
                    At = scope.Now,
                },
                cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Continuation {Continuation} failed at attempt {Attempt}")]
    private static partial void ContinuationFailed(ILogger logger, Guid continuation, int attempt, Exception cause);
}
