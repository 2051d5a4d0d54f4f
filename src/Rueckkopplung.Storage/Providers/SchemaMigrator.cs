namespace Rueckkopplung.Storage.Providers;

/// <summary>Brings the schema of the configured database up to date.</summary>
public sealed class SchemaMigrator
{
    private readonly IDatabase database;

    internal SchemaMigrator(IDatabase configured) => database = configured;

    /// <exception cref="StorageException">A server is running (SQLite), or the database cannot be written.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);
}
