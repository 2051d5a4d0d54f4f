using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>An empty city for the tests of a class, with somebody at the Studio.</summary>
public abstract class StudioHouse : IAsyncLifetime
{
    public DemoHouse Running { get; private set; } = null!;

    internal StudioClient Admin { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Running = await OpenAsync();
        Admin = await StudioClient.SignedInAsync(Running.Address, "admin");
    }

    public async Task DisposeAsync()
    {
        Admin.Dispose();
        await Running.DisposeAsync();
    }

    protected abstract Task<DemoHouse> OpenAsync();
}

/// <summary>On SQLite.</summary>
public sealed class SqliteStudioHouse : StudioHouse
{
    protected override Task<DemoHouse> OpenAsync() => DemoHouse.OpenAsync(cases: 0);
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgreSqlStudioHouse : StudioHouse
{
    protected override async Task<DemoHouse> OpenAsync() => await DemoHouse.OpenAsync(cases: 0, database: await ClusterDatabase.CreateAsync());
}
