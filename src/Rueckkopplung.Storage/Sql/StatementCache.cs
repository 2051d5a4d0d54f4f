using System.Data.Common;

namespace Rueckkopplung.Storage.Sql;

/// <summary>Prepared statements of one connection, kept as long as it lives.</summary>
internal sealed class StatementCache(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    /// <summary>The command of this text; new ones are not yet prepared.</summary>
    public DbCommand For(string text)
    {
        if (commands.TryGetValue(text, out var known))
            return known;

        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the text is one of this project's constants; values travel as parameters
        command.CommandText = text;
#pragma warning restore CA2100
        commands.Add(text, command);
        return command;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        commands.Clear();
    }
}
