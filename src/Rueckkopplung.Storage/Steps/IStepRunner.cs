namespace Rueckkopplung.Storage.Steps;

/// <summary>Runs steps; one step is one transaction, and only a runner begins and commits one.</summary>
public interface IStepRunner
{
    /// <summary>
    /// Runs <paramref name="step"/> in a scope of its own whose services share one transaction, and answers after its
    /// COMMIT. On PostgreSQL the step may run again from its beginning after a deadlock.
    /// </summary>
    /// <exception cref="StorageException">The database could not take it; nothing was kept.</exception>
    Task<T> RunAsync<T>(
        StepOrigin origin,
        Func<IServiceProvider, CancellationToken, Task<T>> step,
        CancellationToken cancellationToken);
}
