using System.Data;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Providers.PostgreSql;

/// <summary>
/// Runs each step on a connection of its own, READ COMMITTED. A step that lost a deadlock runs again from its beginning.
/// </summary>
internal sealed class PostgreSqlStepRunner(PostgreSqlDatabase database, StepExecution execution)
    : IStepRunner, IDisposable
{
    private const int MostAttempts = 4;
    private const int MostAtOnce = 32;
    private readonly SemaphoreSlim places = new(MostAtOnce);

    public async Task<T> RunAsync<T>(
        StepOrigin origin,
        Func<IServiceProvider, CancellationToken, Task<T>> step,
        CancellationToken cancellationToken)
    {
        StepExecution.RefuseNested();
        await places.WaitAsync(cancellationToken);
        try
        {
            return await RunWithRetryAsync(origin, step, cancellationToken);
        }
        catch (Exception failure) when (failure is not StorageException && database.Explain(failure) is { } explained)
        {
            throw new StorageException(explained, failure);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<T> RunWithRetryAsync<T>(
        StepOrigin origin,
        Func<IServiceProvider, CancellationToken, Task<T>> step,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(origin, step, cancellationToken);
            }
            catch (Exception failure) when (attempt < MostAttempts && PostgreSqlFailures.MayRetry(failure))
            {
                // the server has undone it all; nothing is left of the attempt
            }

            // the winner must get the row it waits for first, or the two meet again
            await Task.Delay(PauseAfter(attempt), TimeProvider.System, cancellationToken);
        }
    }

    private static TimeSpan PauseAfter(int attempt) =>
        TimeSpan.FromMilliseconds(Random.Shared.Next(10, 40) * attempt);

    private async Task<T> RunOnceAsync<T>(
        StepOrigin origin,
        Func<IServiceProvider, CancellationToken, Task<T>> step,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction =
            await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var sql = database.Wrap(connection);
        sql.Transaction = transaction;

        var (value, afterCommit) = await execution.RunAsync(sql, origin, step, cancellationToken);
        StepPoints.Reach(StepPoints.Committing, origin);
        await transaction.CommitAsync(cancellationToken);
        StepPoints.Reach(StepPoints.Committed, origin);

        execution.Settle(afterCommit);
        return value;
    }
}
