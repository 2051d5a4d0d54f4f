namespace Rueckkopplung.Storage.Steps;

/// <summary>Runs a step for trial: what it would do is seen by its own code, and nothing of it is kept.</summary>
public static class Rehearsal
{
    /// <summary>Runs the step, hands back what it saw and undoes it. A refusal comes out as it would for real.</summary>
    public static async Task<T> RehearseAsync<T>(
        this IStepRunner runner,
        StepOrigin origin,
        Func<IServiceProvider, CancellationToken, Task<T>> step,
        CancellationToken cancellationToken)
    {
        try
        {
            // what a step throws undoes it, on both databases
            return await runner.RunAsync<T>(
                origin,
                async (services, token) => throw new RehearsalOverException<T>(await step(services, token)),
                cancellationToken);
        }
        catch (RehearsalOverException<T> over)
        {
            return over.Seen;
        }
    }

    private sealed class RehearsalOverException<T>(T seen) : Exception("The rehearsal is over; its step is undone.")
    {
        public T Seen { get; } = seen;
    }
}
