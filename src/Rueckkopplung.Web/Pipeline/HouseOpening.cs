using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Something that is done once the schema and the definitions are there, before the house opens.</summary>
public interface IOpeningStep
{
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Something that is looked at once the schema is there, before anything of it is read.</summary>
public interface IOpeningCheck
{
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Opens the house: schema, clock, shipped definitions, what others add; then the loops begin and the server listens.
/// Registered before the server, so that nobody comes in earlier.
/// </summary>
internal sealed class HouseOpening(
    SchemaMigrator schema,
    ClockMover clock,
    DefinitionFiles definitions,
    DefinitionLibrary library,
    IServiceProvider services) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await schema.MigrateForServerAsync(cancellationToken);
        foreach (var check in services.GetServices<IOpeningCheck>())
            await check.RunAsync(cancellationToken);

        await clock.LoadAsync(cancellationToken);
        var environment = services.GetRequiredService<IHostEnvironment>();
        await definitions.SyncAsync(Path.Combine(environment.ContentRootPath, "workflows"), cancellationToken);
        foreach (var step in services.GetServices<IOpeningStep>())
            await step.RunAsync(cancellationToken);
        await services.GetRequiredService<IStepRunner>().RunAsync(
            StepOrigin.Continuation,
            (step, stop) => library.LoadAsync(step.GetRequiredService<StepScope>(), stop),
            cancellationToken);

        services.GetRequiredService<HouseGate>().Open();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
