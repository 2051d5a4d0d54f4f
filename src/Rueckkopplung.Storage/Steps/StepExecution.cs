using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Steps;

/// <summary>Runs one step's code in a scope of its own on a transaction that the caller owns.</summary>
internal sealed class StepExecution(IServiceScopeFactory scopes, IDatabase database)
{
    private static readonly AsyncLocal<bool> InsideStep = new();

    /// <exception cref="InvalidOperationException">A step of this flow is running already.</exception>
    public static void RefuseNested()
    {
        if (InsideStep.Value)
        {
            throw new InvalidOperationException(
                "A step cannot begin another step: it would wait for its own end. Use the services of the running step.");
        }
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
        current.Begin(sql, origin, await database.NowAsync(sql, cancellationToken));

        var value = await step(services, cancellationToken);

        foreach (var ending in services.GetServices<IStepEnding>())
            await ending.EndAsync(cancellationToken);
        return (value, current.Callbacks);
    }
}
