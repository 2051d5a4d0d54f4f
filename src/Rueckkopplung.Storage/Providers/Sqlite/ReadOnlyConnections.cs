using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Rueckkopplung.Storage.Providers.Sqlite;

/// <summary>Connections of the pool read only: there is one writer.</summary>
internal sealed class ReadOnlyConnections : DbConnectionInterceptor
{
    public static async Task ForbidWritingAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Pragma(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Pragma(connection);
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ForbidWritingAsync(connection, cancellationToken);

    private static DbCommand Pragma(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "pragma query_only = on";
        return command;
    }
}
