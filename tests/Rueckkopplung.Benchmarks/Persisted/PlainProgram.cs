using Microsoft.Data.Sqlite;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>
/// What the house is compared with: a program without engine, objects or queue that writes the same rows in the same
/// transactions — as many starts, then as many resumes, in one COMMIT as the house has callers. One thread, prepared statements.
/// </summary>
internal sealed class PlainProgram : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> inserts = new(StringComparer.Ordinal);
    private readonly List<SampleRows> suspended;
    private readonly List<SampleRows> finished;
    private SqliteTransaction? transaction;

    public PlainProgram(SqliteFile file, List<SampleRows> whenSuspended, List<SampleRows> whenFinished)
    {
        (suspended, finished) = (whenSuspended, whenFinished);
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.Path, Pooling = false }.ToString());
        connection.Open();
        Execute(
            """
            pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
            pragma temp_store = memory; pragma wal_autocheckpoint = 4000;
            """);
    }

    public void Run(int count, int group)
    {
        for (var done = 0; done < count; done += group)
        {
            var ids = Enumerable.Range(0, Math.Min(group, count - done)).Select(_ => FreshId()).ToList();
            InOneTransaction(() => ids.ForEach(Start));
            InOneTransaction(() => ids.ForEach(Resume));
        }
    }

    public void Dispose()
    {
        foreach (var command in inserts.Values)
            command.Dispose();
        connection.Dispose();
    }

    private void Start((object Instance, object Bookmark, string Hash) ids)
    {
        foreach (var rows in suspended)
        {
            foreach (var row in rows.Values)
                Insert(rows, row, ids);
        }
    }

    private void Resume((object Instance, object Bookmark, string Hash) ids)
    {
        foreach (var rows in finished)
        {
            switch (rows.Table)
            {
                case "bookmarks":
                    Change("delete from bookmarks where id = @id", ids.Bookmark);
                    break;
                case "workflow_instances":
                    Update(rows, ids);
                    break;
                default:
                    foreach (var row in rows.Values.Skip(CountBefore(rows.Table)))
                        Insert(rows, row, ids);
                    break;
            }
        }
    }

    private int CountBefore(string table) => suspended.Find(rows => rows.Table == table)!.Values.Count;

    private void Insert(SampleRows rows, object?[] row, (object Instance, object Bookmark, string Hash) ids)
    {
        var sql = $"insert into {rows.Table} ({string.Join(", ", rows.Columns)}) values ({string.Join(", ", rows.Columns.Select(column => "@" + column))})";
        Execute(Prepared(sql, rows.Columns), rows, row, ids);
    }

    private void Update(SampleRows rows, (object Instance, object Bookmark, string Hash) ids)
    {
        var sets = rows.Columns.Where(column => column != "id").Select(column => $"{column} = @{column}");
        var sql = $"update {rows.Table} set {string.Join(", ", sets)} where id = @id";
        Execute(Prepared(sql, rows.Columns), rows, rows.Values[0], ids);
    }

    private void Execute(
        SqliteCommand command, SampleRows rows, object?[] row, (object Instance, object Bookmark, string Hash) ids)
    {
        for (var index = 0; index < row.Length; index++)
        {
            command.Parameters[index].Value = (rows.Table, rows.Columns[index]) switch
            {
                ("bookmarks", "id") => ids.Bookmark,
                ("workflow_instances", "id") or (_, "instance_id") => ids.Instance,
                (_, "hash") => ids.Hash,
                _ => row[index] ?? DBNull.Value,
            };
        }

        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private void Change(string sql, object id)
    {
        var command = Prepared(sql, ["id"]);
        command.Parameters[0].Value = id;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepared(string sql, string[] columns)
    {
        if (inserts.TryGetValue(sql, out var known))
            return known;

        var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of tables and columns, read from the schema
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var column in columns)
            command.Parameters.Add(new SqliteParameter("@" + column, null));
        inserts[sql] = command;
        return command;
    }

    private void InOneTransaction(Action work)
    {
        using (transaction = connection.BeginTransaction(deferred: false))
        {
            work();
            transaction.Commit();
        }
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private (object Instance, object Bookmark, string Hash) FreshId()
    {
        var sample = suspended.Find(rows => rows.Table == "workflow_instances")!;
        var example = sample.Values[0][Array.IndexOf(sample.Columns, "id")];
        Span<byte> bytes = stackalloc byte[32];
        Random.Shared.NextBytes(bytes);
        var (instance, bookmark) = (new Guid(bytes[..16]), new Guid(bytes[16..]));
        var hash = Convert.ToHexStringLower(bytes[..16]);
        return example is byte[]? (instance.ToByteArray(), bookmark.ToByteArray(), hash)
            : (instance.ToString().ToUpperInvariant(), bookmark.ToString().ToUpperInvariant(), hash);
    }
}
