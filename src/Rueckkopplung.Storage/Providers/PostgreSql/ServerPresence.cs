using Npgsql;

namespace Rueckkopplung.Storage.Providers.PostgreSql;

/// <summary>
/// Shows other processes that a server runs on the database: each holds a shared advisory lock on a connection of its own,
/// which the database frees with the process, however that ends.
/// </summary>
internal sealed class ServerPresence(string connectionString) : IAsyncDisposable
{
    private NpgsqlConnection? held;

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (held is not null)
            return;

        held = await OpenAsync(cancellationToken);
        await AskAsync(held, "select pg_advisory_lock_shared(1381319499) is null", cancellationToken);
    }

    /// <exception cref="StorageException">A server is running.</exception>
    public async Task RequireNobodyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        if (await AskAsync(connection, "select pg_try_advisory_lock(1381319499)", cancellationToken))
            return;

        throw new StorageException(
            "storage.writer-taken",
            "Der Server läuft: Er arbeitet mit dieser Datenbank. Bitte ihn zuerst auf allen Rechnern beenden; `db check` und "
            + "`db checksum` gehen auch neben ihm.",
            "The server is running: it works with this database. Please stop it on all nodes first; `db check` and "
            + "`db checksum` run beside it.");
    }

    public ValueTask DisposeAsync() => held?.DisposeAsync() ?? ValueTask.CompletedTask;

    // not from a pool: the lock lives as long as the connection
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 60 };
        var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
