using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Providers.PostgreSql;

/// <summary>A server: every step has a connection of its own.</summary>
internal sealed class PostgreSqlDatabase : IDatabase, IAsyncDisposable
{
    private const string Limits = "-c statement_timeout=5000 -c idle_in_transaction_session_timeout=10000";
    private const string ReadOnly = " -c default_transaction_read_only=on";
    private const int PoolSize = 40;
    private readonly PostgreSqlDialect dialect = new();
    private readonly HouseClock clock;
    private readonly string migrating;
    private readonly ServerPresence presence;
    private readonly NpgsqlDataSource readers;
    private readonly DbContextOptions<PostgreSqlRueckkopplungDb> reading;
    private readonly DbContextOptions<PostgreSqlRueckkopplungDb> writing;

    public PostgreSqlDatabase(DatabaseOptions options, HouseClock houseClock, ILoggerFactory loggers)
    {
        clock = houseClock;
        migrating = options.ConnectionString!;
        presence = new ServerPresence(migrating);
        Source = new NpgsqlDataSourceBuilder(With(migrating, Limits)).UseLoggerFactory(loggers).Build();
        readers = new NpgsqlDataSourceBuilder(With(migrating, Limits + ReadOnly)).UseLoggerFactory(loggers).Build();
        reading = Options(loggers, builder => builder
            .UseNpgsql(readers)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
        writing = Options(loggers, builder => builder.UseNpgsql());
    }

    public string Name => DatabaseOptions.PostgreSql;

    public NpgsqlDataSource Source { get; }

    public RueckkopplungDb OpenReading() => new PostgreSqlRueckkopplungDb(reading);

    public RueckkopplungDb OpenInStep(SqlConnection sql)
    {
        var db = new PostgreSqlRueckkopplungDb(writing) { Reader = Reader.House, StepSql = sql };
        db.Database.SetDbConnection(sql.Connection);
        db.Database.UseTransaction(sql.Transaction);
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    public async Task<SqlConnection> OpenSqlAsync(CancellationToken cancellationToken) =>
        Wrap(await readers.OpenConnectionAsync(cancellationToken));

    public SqlConnection Wrap(NpgsqlConnection connection) =>
        new(connection, new StatementCache(connection), dialect);

    public async Task<StepTimes> NowAsync(SqlConnection sql, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            "select clock_timestamp(), offset_ticks, stands_at from clock where id = 1",
            row => (Now: row.Instant(0), Offset: row.Long(1), StandsAt: row.InstantOrNull(2)),
            cancellationToken);
        var (now, offset, standsAt) = rows[0];
        clock.Learn(now.AddTicks(offset) - clock.SystemNow(), standsAt);
        return new StepTimes(standsAt ?? HouseClock.Whole(now.AddTicks(offset)), HouseClock.Whole(now));
    }

    public Task MigrateAsync(string? target, CancellationToken cancellationToken) => ExplainedAsync(async () =>
    {
        await using var connection = new NpgsqlConnection(migrating);
        await using var db = new PostgreSqlRueckkopplungDb(
            new DbContextOptionsBuilder<PostgreSqlRueckkopplungDb>().UseNpgsql(connection).Options);
        await db.Database.MigrateAsync(target, cancellationToken);
    });

    public Task ShowServerAsync(CancellationToken cancellationToken) =>
        ExplainedAsync(() => presence.ShowAsync(cancellationToken));

    public Task RequireNoServerAsync(CancellationToken cancellationToken) =>
        ExplainedAsync(() => presence.RequireNobodyAsync(cancellationToken));

    public StorageException? Explain(Exception exception) => PostgreSqlFailures.Find(exception);

    public async ValueTask DisposeAsync()
    {
        await presence.DisposeAsync();
        await Source.DisposeAsync();
        await readers.DisposeAsync();
    }

    private async Task ExplainedAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (NpgsqlException failure) when (Explain(failure) is { } explained)
        {
            throw new StorageException(explained, failure);
        }
    }

    private static string With(string connectionString, string settings)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200 };
        builder.Options = string.Create(CultureInfo.InvariantCulture, $"{builder.Options} {settings}").Trim();
        if (!connectionString.Contains("Pool Size", StringComparison.OrdinalIgnoreCase))
            builder.MaxPoolSize = PoolSize;
        return builder.ToString();
    }

    private static DbContextOptions<PostgreSqlRueckkopplungDb> Options(
        ILoggerFactory loggers, Action<DbContextOptionsBuilder> choose)
    {
        var builder = new DbContextOptionsBuilder<PostgreSqlRueckkopplungDb>();
        choose(builder);
        return builder.UseLoggerFactory(loggers).ConfigureWarnings(Quiet).Options;
    }

    private static void Quiet(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning);
}
