using System.Data.Common;

namespace Rueckkopplung.Storage.Sql;

/// <summary>The step's connection for the engine's own statements, on the same transaction as the step's context.</summary>
internal sealed class SqlConnection(DbConnection connection, StatementCache statements, SqlDialect dialect)
{
    public DbConnection Connection { get; } = connection;

    public DbTransaction? Transaction { get; set; }

    public SqlDialect Dialect { get; } = dialect;

    public Task<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Bind(sql, values).ExecuteNonQueryAsync(cancellationToken);

    public Task<List<T>> QueryAsync<T>(
        string sql,
        Func<SqlRow, T> read,
        CancellationToken cancellationToken,
        params ReadOnlySpan<(string Name, object? Value)> values) =>
        ReadAsync(Bind(sql, values), read, cancellationToken);

    private async Task<List<T>> ReadAsync<T>(DbCommand command, Func<SqlRow, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(new SqlRow(reader, Dialect)));
        return rows;
    }

    private DbCommand Bind(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = statements.For(sql);
        command.Transaction = Transaction;
        var isNew = command.Parameters.Count == 0;
        for (var index = 0; index < values.Length; index++)
        {
            if (isNew)
                AddParameter(command, values[index].Name);
            command.Parameters[index].Value = Dialect.ToParameter(values[index].Value);
        }

        return command;
    }

    private static void AddParameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@" + name; // without the sign SQLite's driver looks for it three times at each execution
        command.Parameters.Add(parameter);
    }
}
