using System.Data.Common;
using System.Globalization;

namespace Rueckkopplung.Storage.Sql;

/// <summary>The row a reader stands on; columns by position.</summary>
internal readonly struct SqlRow(DbDataReader reader, SqlDialect dialect)
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public Guid Id(int column) => dialect.ReadGuid(reader.GetValue(column));

    public Guid? IdOrNull(int column) => reader.IsDBNull(column) ? null : Id(column);

    public DateTimeOffset Instant(int column) => dialect.ReadInstant(reader.GetValue(column));

    public DateTimeOffset? InstantOrNull(int column) => reader.IsDBNull(column) ? null : Instant(column);

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public int Number(int column) => Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);

    public long Long(int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    public bool Truth(int column) => Convert.ToBoolean(reader.GetValue(column), CultureInfo.InvariantCulture);
}
