using Microsoft.EntityFrameworkCore.Migrations;

namespace Rueckkopplung.Storage.Providers;

/// <summary>Brings the schema of the configured database up to date.</summary>
public sealed class SchemaMigrator
{
    private readonly IDatabase database;

    internal SchemaMigrator(IDatabase configured) => database = configured;

    /// <exception cref="StorageException">Another process writes (SQLite), or the database cannot be written.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => database.MigrateAsync(null, cancellationToken);

    /// <summary>For a server that opens: others see it from here on, as long as its process lives.</summary>
    /// <exception cref="StorageException">Another process writes (SQLite), or the database cannot be written.</exception>
    public async Task MigrateForServerAsync(CancellationToken cancellationToken)
    {
        await database.ShowServerAsync(cancellationToken);
        await MigrateAsync(cancellationToken);
    }

    /// <summary>For a process that wants to be alone with the database.</summary>
    /// <exception cref="StorageException">A server is running, or the database cannot be written.</exception>
    public async Task MigrateAloneAsync(CancellationToken cancellationToken)
    {
        await database.RequireNoServerAsync(cancellationToken);
        await MigrateAsync(cancellationToken);
    }

    /// <summary>Drops every table with all that is in it, and makes them anew.</summary>
    public async Task StartOverAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(Migration.InitialDatabase, cancellationToken);
        await MigrateAsync(cancellationToken);
    }
}
