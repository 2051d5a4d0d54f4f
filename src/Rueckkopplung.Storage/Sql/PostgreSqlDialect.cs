namespace Rueckkopplung.Storage.Sql;

/// <summary>uuid, timestamptz and boolean.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public override string ForUpdate => " for update";

    public override string ForUpdateSkipLocked(string table) => $" for update of {table} skip locked";

    public override object ToParameter(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUniversalTime(),
        Enum number => Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    public override Guid ReadGuid(object value) => (Guid)value;

    public override DateTimeOffset ReadInstant(object value) =>
        new(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc), TimeSpan.Zero);
}
