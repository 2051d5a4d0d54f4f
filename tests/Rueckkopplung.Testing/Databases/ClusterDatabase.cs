using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Providers;

namespace Rueckkopplung.Testing.Databases;

/// <summary>A database of the private server, copied from a template that was migrated once.</summary>
public sealed class ClusterDatabase : ITestDatabase
{
    private const string Template = "house_template";
    private static readonly Lazy<Task> TemplateReady = new(MakeTemplateAsync);
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static int count;

    private readonly string name;

    private ClusterDatabase(string ownName) => name = ownName;

    public string ConnectionString => PostgreSqlCluster.Current.ConnectionString(name);

    public IReadOnlyDictionary<string, string?> Settings => SettingsOf(name);

    public static async Task<ClusterDatabase> CreateAsync()
    {
        await TemplateReady.Value;
        return await CopyAsync(Template);
    }

    /// <summary>A database without any table.</summary>
    public static Task<ClusterDatabase> CreateEmptyAsync() => CopyAsync("template1");

    public async ValueTask DisposeAsync() => await ExecuteAsync($"drop database {name} with (force)");

    private static Dictionary<string, string?> SettingsOf(string database) => new(StringComparer.Ordinal)
    {
        ["Database:Provider"] = "PostgreSql",
        ["ConnectionStrings:Rueckkopplung"] = PostgreSqlCluster.Current.ConnectionString(database),
    };

    private static async Task<ClusterDatabase> CopyAsync(string template)
    {
        var number = Interlocked.Increment(ref count);
        var fresh = string.Create(CultureInfo.InvariantCulture, $"house_{number}");
        await OneAtATime.WaitAsync();
        try
        {
            await ExecuteAsync($"create database {fresh} template {template}");
        }
        finally
        {
            OneAtATime.Release();
        }

        return new ClusterDatabase(fresh);
    }

    private static async Task MakeTemplateAsync()
    {
        await ExecuteAsync($"create database {Template}");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(SettingsOf(Template)).Build();
        await using var services = new ServiceCollection().AddRueckkopplungStorage(configuration).BuildServiceProvider();
        await services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            PostgreSqlCluster.Current.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names are made of a constant and a number
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
