using System.Data.Common;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>The rows of one instance as the house wrote them, read back for the plain program.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The names of its columns; a number the database hands out is left out.</param>
/// <param name="Values">The values, row by row.</param>
internal sealed record SampleRows(string Table, string[] Columns, List<object?[]> Values)
{
    private static readonly string[] Tables = ["workflow_instances", "bookmarks", "journal"];

    /// <summary>Reads all rows of the tables that a run of the waiting definition writes.</summary>
    public static async Task<List<SampleRows>> ReadAsync(DbConnection connection)
    {
        var found = new List<SampleRows>();
        foreach (var table in Tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "select * from " + table;
            await using var reader = await command.ExecuteReaderAsync();
            var columns = Enumerable.Range(0, reader.FieldCount).Where(index => table != "journal" || reader.GetName(index) != "id").ToArray();
            var rows = new List<object?[]>();
            while (await reader.ReadAsync())
                rows.Add([.. columns.Select(reader.GetValue)]);
            found.Add(new SampleRows(table, [.. columns.Select(reader.GetName)], rows));
        }

        return found;
    }
}
