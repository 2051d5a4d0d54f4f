using System.Data.Common;

namespace Rueckkopplung.Storage.Steps;

/// <summary>Runs steps inside the running one, each behind its own savepoint and with services of its own.</summary>
internal sealed class InnerSteps(StepScope outer, StepExecution execution)
{
    private const string Savepoint = "inner_step";

    /// <summary>Runs it and keeps its work, or undoes just its work and hands back what it threw.</summary>
    public async Task<Exception?> TryAsync(
        StepOrigin origin,
        Func<IServiceProvider, CancellationToken, Task> step,
        CancellationToken cancellationToken)
    {
        var transaction = outer.Sql.Transaction!;
        await transaction.SaveAsync(Savepoint, cancellationToken);
        try
        {
            var (_, callbacks) = await execution.RunAsync(outer.Sql, origin, WithoutValue(step), cancellationToken);
            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            foreach (var callback in callbacks)
                outer.AfterCommit(callback);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not StorageException)
        {
            await UndoAsync(transaction, cancellationToken);
            return failure;
        }
    }

    private static Func<IServiceProvider, CancellationToken, Task<bool>> WithoutValue(
        Func<IServiceProvider, CancellationToken, Task> step) =>
        async (services, cancellationToken) =>
        {
            await step(services, cancellationToken);
            return true;
        };

    private static async Task UndoAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.RollbackAsync(Savepoint, cancellationToken);
        await transaction.ReleaseAsync(Savepoint, cancellationToken);
    }
}
