using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Checking;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Health;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Providers.PostgreSql;
using Rueckkopplung.Storage.Providers.Sqlite;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Series;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Storage;

/// <summary>Adds the store: the context, the step runner, the process session and the house's clock.</summary>
public static class StorageServices
{
    /// <summary>
    /// Needs a <see cref="Rueckkopplung.Workflows.Execution.WorkflowEngine"/> in the container. The content root of the
    /// host, if there is one, is where relative paths begin.
    /// </summary>
    public static IServiceCollection AddRueckkopplungStorage(
        this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(provider => DatabaseOptions.From(
            configuration, provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Environment.CurrentDirectory));
        services.AddSingleton<HouseClock>();
        services.AddSingleton<CityLibrary>();
        services.AddSingleton<IHouseIds, HouseIds>();
        services.AddSingleton<HouseHealth>();
        services.AddSingleton<WakeUpCalls>();
        services.AddSingleton<HouseGate>();
        services.AddSingleton<HouseNode>();
        services.AddSingleton<ClockTable>();
        services.AddSingleton<StepExecution>();
        AddDatabase(services, configuration);
        AddStep(services);
        AddProcesses(services);
        AddLoops(services, configuration);
        return services;
    }

    private static void AddDatabase(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Database:Provider"] == DatabaseOptions.PostgreSql)
        {
            services.AddSingleton<PostgreSqlDatabase>();
            services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgreSqlDatabase>());
            services.AddSingleton<IStepRunner, PostgreSqlStepRunner>();
        }
        else
        {
            services.AddSingleton<SqliteDatabase>();
            services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
            services.AddSingleton<IStepRunner, SqliteStepRunner>();
        }

        services.AddSingleton(provider => new SchemaMigrator(provider.GetRequiredService<IDatabase>()));
        services.AddSingleton(provider => new DbCheck(provider.GetRequiredService<IDatabase>()));
        services.AddSingleton(provider => new DbChecksum(provider.GetRequiredService<IDatabase>()));
        services.AddScoped(Context);
    }

    private static RueckkopplungDb Context(IServiceProvider provider)
    {
        var database = provider.GetRequiredService<IDatabase>();
        var step = provider.GetRequiredService<StepScope>();
        if (step.IsActive)
            return step.Db = InStep(provider, database.OpenInStep(step.Sql));

        var db = database.OpenReading();
        db.ReaderSource = provider.GetService<IReaderSource>();
        return db;
    }

    private static RueckkopplungDb InStep(IServiceProvider provider, RueckkopplungDb db)
    {
        var changes = provider.GetRequiredService<CityChanges>();
        db.SavingChanges += (_, _) => changes.Notice(db.ChangeTracker);
        return db;
    }

    private static void AddStep(IServiceCollection services)
    {
        services.AddScoped<StepScope>();
        services.AddScoped<InnerSteps>();
        services.AddScoped<IInbox, Inbox>();
        services.AddScoped<IJournal, StepJournal>();
        services.AddScoped<IOutbox, StepOutbox>();
        services.AddScoped<CaseNumbers>();
        services.AddScoped<CaseJournal>();
        services.AddScoped<TouchedInstances>();
        services.AddScoped<IStepEnding>(provider => provider.GetRequiredService<CaseJournal>());
        services.AddScoped<IStepEnding>(provider => provider.GetRequiredService<TouchedInstances>());
        services.AddScoped<CityChanges>();
        services.AddScoped<IStepEnding>(provider => provider.GetRequiredService<CityChanges>());
    }

    private static void AddProcesses(IServiceCollection services)
    {
        services.AddSingleton<DefinitionLibrary>();
        services.AddSingleton<InstanceNews>();
        services.AddSingleton<DefinitionFiles>();
        services.AddSingleton<HouseHost>();
        services.AddScoped<DefinitionStore>();
        services.AddScoped<SubjectDesk>();
        services.AddScoped<BurstRunner>();
        services.AddScoped<EffectDesk>();
        services.AddScoped<EffectWriter>();
        services.AddScoped<EarlyEvents>();
        services.AddScoped<BurstWriter>();
        services.AddScoped<FollowUps>();
        services.AddScoped<StepTools>();
        services.AddScoped<InstanceSteps>();
        services.AddScoped<WaitingEvents>();
        services.AddScoped<ContinuationSteps>();
        services.AddScoped<StageDesk>();
        services.AddScoped<TimerSteps>();
        services.AddScoped(provider => new TimerDesk(
            provider.GetRequiredService<StepScope>(),
            provider.GetRequiredService<TimerSteps>(),
            provider.GetRequiredService<IJournal>()));
        services.AddScoped(provider => new TaskClock(
            provider.GetRequiredService<StepScope>(), provider.GetRequiredService<IHouseIds>()));
        services.AddScoped(provider => new ProcessSession(
            provider.GetRequiredService<StepScope>(),
            provider.GetRequiredService<InstanceSteps>(),
            provider.GetRequiredService<WaitingEvents>(),
            provider.GetRequiredService<IJournal>()));
    }

    private static void AddLoops(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Continuations>();
        services.AddSingleton<DueTimers>();
        services.AddSingleton<IDueWork>(provider => provider.GetRequiredService<Continuations>());
        services.AddSingleton<IDueWork>(provider => provider.GetRequiredService<DueTimers>());
        services.AddSingleton<IDueWork, Bundles>();
        services.AddSingleton(provider => new ClockMover(
            provider.GetRequiredService<IStepRunner>(),
            provider.GetRequiredService<HouseClock>(),
            provider.GetRequiredService<ClockTable>(),
            provider.GetServices<IDueWork>()));
        services.TryAddSingleton<IMailTransport>(new SmtpMailTransport(configuration));
        services.AddSingleton(DeliveryOptions.From(configuration));
        services.AddSingleton<OutboxDelivery>();
        services.AddHostedService<OutboxLoop>();
        services.AddHostedService(provider => new Heartbeat(
            provider.GetRequiredService<IStepRunner>(),
            provider.GetRequiredService<HouseNode>(),
            (provider.GetRequiredService<HouseGate>(), new WakeUpCalls()),
            provider.GetRequiredService<ILogger<Heartbeat>>()));
        services.AddScoped(provider => new SeriesRuns(
            provider.GetRequiredService<StepScope>(), provider.GetRequiredService<HouseNode>()));
    }
}
