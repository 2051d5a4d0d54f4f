using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Web;

namespace Rueckkopplung.Testing;

/// <summary>The whole house in demo mode, on a database of its own and a free port of the loopback.</summary>
public sealed class DemoHouse : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, Lazy<Task<byte[]>>> Filled = new();
    private readonly WebApplication app;
    private readonly string folder;

    private DemoHouse(WebApplication running, string home) => (app, folder) = (running, home);

    /// <summary>Where it answers.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Its services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Opens it with so many cases of the demo city's history.</summary>
    /// <param name="cases">0 opens an empty city.</param>
    /// <param name="furnish">Replaces parts.</param>
    /// <param name="extend">Adds endpoints that only the test needs.</param>
    /// <param name="database">Null: a file of SQLite, copied from one that was filled once in this run unless parts are replaced.</param>
    public static async Task<DemoHouse> OpenAsync(
        int cases,
        Action<WebApplicationBuilder>? furnish = null,
        Action<WebApplication>? extend = null,
        ITestDatabase? database = null)
    {
        var home = Directory.CreateTempSubdirectory("rueckkopplung-house-").FullName;
        if (database is null && furnish is null)
            await File.WriteAllBytesAsync(Path.Combine(home, "house.db"), await Filled.GetOrAdd(cases, FillOnce).Value);
        return await OpenAsync(home, cases, furnish, extend, database);
    }

    /// <summary>Asks the database with the eyes of the house.</summary>
    public async Task<T> ReadAsync<T>(Func<RueckkopplungDb, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        db.Reader = Reader.House;
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Lazy<Task<byte[]>> FillOnce(int cases) => new(async () =>
    {
        await using var file = await SqliteFile.MigratedAsync();
        var home = Directory.CreateTempSubdirectory("rueckkopplung-house-").FullName;
        await using (await OpenAsync(home, cases, furnish: null, extend: null, file))
        {
        }

        return await File.ReadAllBytesAsync(file.Path);
    });

    private static async Task<DemoHouse> OpenAsync(
        string home, int cases, Action<WebApplicationBuilder>? furnish, Action<WebApplication>? extend, ITestDatabase? database)
    {
        // the composition chooses the database before it is furnished: only arguments come early enough
        var store = database?.Settings.Select(setting => $"--{setting.Key}={setting.Value}")
            ?? [$"--Database:Path={Path.Combine(home, "house.db")}"];
        var running = House.Build(["--urls", "http://127.0.0.1:0", "--environment", "Development", .. store], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Demo:Enabled"] = "true",
                ["Demo:Cases"] = cases.ToString(System.Globalization.CultureInfo.InvariantCulture),
            });
            furnish?.Invoke(builder);
        });
        extend?.Invoke(running);
        await running.StartAsync();
        return new DemoHouse(running, home);
    }
}
