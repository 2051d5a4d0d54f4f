using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rueckkopplung.Storage.Providers;
using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Checking;

/// <summary>
/// Sums cases, parts, answers, journal, tasks, timers and messages. Two equal fills have equal sums, on either database
/// and in any order of rows. Contact data, codes and the words of messages are left out.
/// </summary>
public sealed class DbChecksum
{
    private readonly IDatabase database;

    internal DbChecksum(IDatabase configured) => database = configured;

    public async Task<Checksum> RunAsync(CancellationToken cancellationToken)
    {
        var tables = new List<TableSum>();
        var sql = await database.OpenSqlAsync(cancellationToken);
        await using (sql.Connection)
        {
            foreach (var table in SummedTable.All)
                tables.Add(await SumAsync(sql, table, cancellationToken));
        }

        return new Checksum(tables);
    }

    private static async Task<TableSum> SumAsync(SqlConnection sql, SummedTable table, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            $"select {string.Join(", ", table.Columns.Select(column => column.Name))} from {table.Name}",
            row => HashOf(row, table.Columns),
            cancellationToken);
        var sum = rows.Aggregate(UInt128.Zero, (all, one) => unchecked(all + one));
        return new TableSum(table.Name, rows.Count, sum.ToString("x32", CultureInfo.InvariantCulture));
    }

    private static UInt128 HashOf(SqlRow row, IReadOnlyList<SummedColumn> columns)
    {
        var text = new StringBuilder();
        for (var index = 0; index < columns.Count; index++)
            text.Append(row.IsNull(index) ? "-" : "+" + columns[index].Write(row, index)).Append('\u001f');
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>The sum of a table.</summary>
public sealed record TableSum(string Table, int Rows, string Sum);

/// <summary>The sums of all tables.</summary>
public sealed record Checksum(IReadOnlyList<TableSum> Tables)
{
    /// <summary>One value over all.</summary>
    public string Total { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Tables.Select(table => $"{table.Table} {table.Rows} {table.Sum}")))))[..32];
}
