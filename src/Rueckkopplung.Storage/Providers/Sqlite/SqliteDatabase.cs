using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Providers.Sqlite;

/// <summary>One file: one writing connection in one process, and a pool of connections that read.</summary>
internal sealed class SqliteDatabase(DatabaseOptions options, HouseClock clock, ILoggerFactory loggers)
    : IDatabase, IDisposable
{
    private const int BusySeconds = 5;
    private readonly SqliteDialect dialect = new();
    private readonly Lock gate = new();
    private DbContextOptions<SqliteRueckkopplungDb>? reading;
    private DbContextOptions<SqliteRueckkopplungDb>? writing;
    private WriterLock? writer;

    public string Name => DatabaseOptions.Sqlite;

    private string ReadingString => ConnectionString(pooling: true);

    public RueckkopplungDb OpenReading() =>
        new SqliteRueckkopplungDb(reading ??= Options(builder => builder
            .UseSqlite(ReadingString)
            .AddInterceptors(new ReadOnlyConnections())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)));

    public RueckkopplungDb OpenInStep(SqlConnection sql)
    {
        var db = new SqliteRueckkopplungDb(writing ??= Options(builder => builder.UseSqlite()))
        {
            Reader = Reader.House,
            StepSql = sql,
        };
        db.Database.SetDbConnection(sql.Connection);
        db.Database.UseTransaction(sql.Transaction);
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    public async Task<SqlConnection> OpenSqlAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ReadingString);
        await connection.OpenAsync(cancellationToken);
        await ReadOnlyConnections.ForbidWritingAsync(connection, cancellationToken);
        return new SqlConnection(connection, new StatementCache(connection), dialect);
    }

    public Task<StepTimes> NowAsync(SqlConnection sql, CancellationToken cancellationToken) =>
        Task.FromResult(new StepTimes(clock.GetUtcNow(), clock.SystemNow()));

    public async Task MigrateAsync(string? target, CancellationToken cancellationToken)
    {
        TakeWriter();
        try
        {
            await using var connection = OpenWriting();
            await using var db = new SqliteRueckkopplungDb(Options(builder => builder.UseSqlite(connection)));
            await db.Database.MigrateAsync(target, cancellationToken);
        }
        catch (DbException failure) when (Explain(failure) is { } explained)
        {
            throw new StorageException(explained, failure);
        }
    }

    // the lock of the single writer shows it
    public Task ShowServerAsync(CancellationToken cancellationToken) => RequireNoServerAsync(cancellationToken);

    public Task RequireNoServerAsync(CancellationToken cancellationToken)
    {
        TakeWriter();
        return Task.CompletedTask;
    }

    public StorageException? Explain(Exception exception) => SqliteFailures.Find(exception);

    /// <summary>The connection of the single writer; the caller owns it.</summary>
    /// <exception cref="StorageException">Another process writes, or the file cannot be written.</exception>
    public SqliteConnection OpenWriting()
    {
        TakeWriter();
        var connection = new SqliteConnection(ConnectionString(pooling: false));
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // the log is taken over every 16 MB: at every 4 MB it made one step in a hundred wait for it
            command.CommandText =
                """
                pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
                pragma temp_store = memory; pragma wal_autocheckpoint = 4000;
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqlConnection Wrap(SqliteConnection connection, StatementCache statements) =>
        new(connection, statements, dialect);

    public void Dispose()
    {
        writer?.Dispose();
        using var connection = new SqliteConnection(ReadingString);
        SqliteConnection.ClearPool(connection);
    }

    private void TakeWriter()
    {
        lock (gate)
        {
            if (writer is not null)
                return;

            CreateFolder();
            writer = WriterLock.Take(options.Path);
        }
    }

    private void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(options.Path)!);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                "storage.read-only",
                $"Der Ordner der Datenbank lässt sich nicht anlegen ({options.Path}). Bitte Pfad und Rechte prüfen.",
                $"The folder of the database cannot be made ({options.Path}). Please check path and permissions.",
                cause);
        }
    }

    private string ConnectionString(bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = options.Path,
        ForeignKeys = true,
        Pooling = pooling,
        DefaultTimeout = BusySeconds,
    }.ToString();

    private DbContextOptions<SqliteRueckkopplungDb> Options(Action<DbContextOptionsBuilder> choose)
    {
        var builder = new DbContextOptionsBuilder<SqliteRueckkopplungDb>();
        choose(builder);
        return builder.UseLoggerFactory(loggers).ConfigureWarnings(Quiet).Options;
    }

    private static void Quiet(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning);
}
