using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Houses;

/// <summary>What every store must do; one sealed child a database.</summary>
public abstract class StoreSpecs : IAsyncLifetime
{
    private TestHouse? house;

    protected TestHouse House => house ?? throw new InvalidOperationException("The house is not open yet.");

    protected ITestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await MakeDatabaseAsync();
        house = await TestHouse.OpenAsync(Database.Settings, Furnish, Database);
        await PrepareAsync();
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    protected abstract Task<ITestDatabase> MakeDatabaseAsync();

    protected virtual void Furnish(IServiceCollection services)
    {
    }

    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected static async Task<ITestDatabase> SqliteAsync() => await SqliteFile.MigratedAsync();

    protected static async Task<ITestDatabase> PostgreSqlAsync() => await ClusterDatabase.CreateAsync();
}
