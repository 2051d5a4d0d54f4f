using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>The store, composed as in the house, on an empty database of its own; its loops do not run.</summary>
internal sealed class BenchmarkHouse : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private BenchmarkHouse(ITestDatabase database, ServiceProvider provider) =>
        (Database, services) = (database, provider);

    public ITestDatabase Database { get; }

    public static async Task<BenchmarkHouse> OpenAsync(BenchmarkOptions options)
    {
        ITestDatabase database = options.Database == "sqlite"
            ? await SqliteFile.MigratedAsync()
            : await ClusterDatabase.CreateAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
        var provider = new ServiceCollection().AddRueckkopplungStorage(configuration)
            .AddSingleton(new WorkflowEngine(new ActivityCatalogue(ActivityCatalogue.BuiltIn)))
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        await provider.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
        return new BenchmarkHouse(database, provider);
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public Task<T> StepAsync<T>(Func<IServiceProvider, Task<T>> step) =>
        Get<IStepRunner>().RunAsync(StepOrigin.Person, (scope, _) => step(scope), CancellationToken.None);

    public Task PublishAsync(string json) => StepAsync(async step =>
    {
        var store = step.GetRequiredService<DefinitionStore>();
        var version = await store.AddAsync(json, null, CancellationToken.None);
        return await store.PublishAsync(version.Id, "Messung", CancellationToken.None);
    });

    public async Task<T> ReadAsync<T>(Func<RueckkopplungDb, Task<T>> query)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        db.Reader = Reader.House;
        return await query(db);
    }

    /// <summary>Bytes of the database: the file after its log was taken over, or what the server says.</summary>
    public async Task<long> SizeAsync()
    {
        if (Database is SqliteFile)
        {
            return await ReadAsync(async db =>
                await db.Database.SqlQueryRaw<long>("select page_count * page_size as \"Value\" from pragma_page_count(), pragma_page_size()")
                    .SingleAsync());
        }

        return await ReadAsync(async db =>
            await db.Database.SqlQueryRaw<long>("select pg_database_size(current_database()) as \"Value\"").SingleAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
