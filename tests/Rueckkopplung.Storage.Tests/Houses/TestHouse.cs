using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Providers.PostgreSql;
using Rueckkopplung.Storage.Providers.Sqlite;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Tests.Houses;

/// <summary>The store, composed as in the house, on a database of its own.</summary>
public sealed class TestHouse : IAsyncDisposable
{
    private readonly ITestDatabase? database;
    private readonly ServiceProvider services;

    private TestHouse(ITestDatabase? owned, ServiceProvider provider) => (database, services) = (owned, provider);

    public IServiceProvider Services => services;

    public IStepRunner Runner => Get<IStepRunner>();

    /// <summary>Opens the house; a database that it owns goes away with it.</summary>
    public static async Task<TestHouse> OpenAsync(
        IReadOnlyDictionary<string, string?> settings,
        Action<IServiceCollection>? furnish = null,
        ITestDatabase? owned = null)
    {
        var house = Compose(settings, furnish, owned);
        await house.Get<SchemaMigrator>().MigrateAsync(CancellationToken.None);
        return house;
    }

    /// <summary>A house whose schema comes from the model instead of the migrations.</summary>
    public static async Task<TestHouse> CreatedAsync(
        IReadOnlyDictionary<string, string?> settings, ITestDatabase owned)
    {
        var house = Compose(settings, furnish: null, owned);
        await using var db = house.Get<IDatabase>().OpenReading();
        var script = db.Database.GenerateCreateScript();
        await using var connection = db is SqliteRueckkopplungDb
            ? house.Get<SqliteDatabase>().OpenWriting()
            : (DbConnection)await house.Get<PostgreSqlDatabase>().Source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // EF wrote the script
        command.CommandText = script;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return house;
    }

    private static TestHouse Compose(
        IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? furnish, ITestDatabase? owned)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection().AddRueckkopplungStorage(configuration);
        collection.AddSingleton(new WorkflowEngine(
            new ActivityCatalogue([.. ActivityCatalogue.BuiltIn, .. TestActivities.All])));
        furnish?.Invoke(collection);
        var options = new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true };
        return new TestHouse(owned, collection.BuildServiceProvider(options));
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>One step, begun by a person unless told otherwise.</summary>
    public Task<T> StepAsync<T>(Func<IServiceProvider, Task<T>> step, StepOrigin origin = StepOrigin.Person) =>
        Runner.RunAsync(origin, (scope, _) => step(scope), CancellationToken.None);

    public Task StepAsync(Func<IServiceProvider, Task> step, StepOrigin origin = StepOrigin.Person) =>
        Runner.RunAsync(
            origin,
            async (scope, _) =>
            {
                await step(scope);
                return true;
            },
            CancellationToken.None);

    /// <summary>Reads as the house.</summary>
    public async Task<T> ReadAsync<T>(Func<RueckkopplungDb, Task<T>> query)
    {
        await using var db = Get<IDatabase>().OpenReading();
        db.Reader = Reader.House;
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}
