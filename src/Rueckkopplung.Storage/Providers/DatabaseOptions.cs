using Microsoft.Extensions.Configuration;

namespace Rueckkopplung.Storage.Providers;

/// <summary>Which database, and where.</summary>
public sealed record DatabaseOptions(string Provider, string Path, string? ConnectionString)
{
    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSql";

    /// <param name="contentRoot">A relative path lies below it.</param>
    /// <exception cref="InvalidOperationException">The provider is unknown, or its connection string is missing.</exception>
    public static DatabaseOptions From(IConfiguration configuration, string contentRoot)
    {
        var provider = configuration["Database:Provider"] ?? Sqlite;
        var connection = configuration.GetConnectionString("Rueckkopplung");
        if (provider is not Sqlite and not PostgreSql)
        {
            throw new InvalidOperationException(
                $"Database:Provider is '{provider}'; it must be '{Sqlite}' or '{PostgreSql}'.");
        }

        if (provider == PostgreSql && string.IsNullOrWhiteSpace(connection))
        {
            throw new InvalidOperationException(
                "Database:Provider is 'PostgreSql', but ConnectionStrings:Rueckkopplung is empty. Please set it.");
        }

        var path = configuration["Database:Path"] ?? "data/rueckkopplung.db";
        return new DatabaseOptions(provider, System.IO.Path.GetFullPath(path, contentRoot), connection);
    }
}
