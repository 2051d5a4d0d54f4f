using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Providers;

namespace Rueckkopplung.Testing.Databases;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteFile : ITestDatabase
{
    private static readonly Lazy<Task<byte[]>> Template = new(MakeTemplateAsync);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rueckkopplung-");

    public string Path => System.IO.Path.Combine(folder.FullName, "house.db");

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Database:Provider"] = "Sqlite",
        ["Database:Path"] = Path,
    };

    /// <summary>A copy of a file that was migrated once in this run.</summary>
    public static async Task<SqliteFile> MigratedAsync()
    {
        var file = new SqliteFile();
        await File.WriteAllBytesAsync(file.Path, await Template.Value);
        return file;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<byte[]> MakeTemplateAsync()
    {
        await using var file = new SqliteFile();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(file.Settings).Build();
        await using (var services = new ServiceCollection().AddRueckkopplungStorage(configuration).BuildServiceProvider())
            await services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
        return await File.ReadAllBytesAsync(file.Path);
    }
}
