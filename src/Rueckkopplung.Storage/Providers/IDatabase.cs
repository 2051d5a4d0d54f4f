using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Providers;

/// <summary>What the two databases do differently.</summary>
internal interface IDatabase
{
    string Name { get; }

    /// <summary>A context for reading, on a connection of its own.</summary>
    RueckkopplungDb OpenReading();

    /// <summary>A context on a step's connection and transaction.</summary>
    RueckkopplungDb OpenInStep(SqlConnection sql);

    /// <summary>A read-only connection for the engine's own statements.</summary>
    Task<SqlConnection> OpenSqlAsync(CancellationToken cancellationToken);

    /// <summary>The times for a step: PostgreSQL asks the database, SQLite this machine.</summary>
    Task<StepTimes> NowAsync(SqlConnection sql, CancellationToken cancellationToken);

    /// <summary>Brings the schema to a migration.</summary>
    /// <param name="target">Null: the newest one.</param>
    /// <exception cref="StorageException">Another process writes (SQLite), or the database cannot be written.</exception>
    Task MigrateAsync(string? target, CancellationToken cancellationToken);

    /// <summary>From now on, until this process ends, others see that a server runs on the database.</summary>
    Task ShowServerAsync(CancellationToken cancellationToken);

    /// <exception cref="StorageException">A server is running.</exception>
    Task RequireNoServerAsync(CancellationToken cancellationToken);

    /// <summary>The sentence behind a driver's error, or null when the cause is no matter of the database.</summary>
    StorageException? Explain(Exception exception);
}

/// <summary>The house's time, and the system's, which leases and heartbeats go by.</summary>
internal readonly record struct StepTimes(DateTimeOffset House, DateTimeOffset System);
