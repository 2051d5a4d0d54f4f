namespace Rueckkopplung.Testing.Databases;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteFile : ITestDatabase
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rueckkopplung-");

    public string Path => System.IO.Path.Combine(folder.FullName, "house.db");

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Database:Provider"] = "Sqlite",
        ["Database:Path"] = Path,
    };

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
