namespace Rueckkopplung.Storage.Sql;

/// <summary>Guid as 16 bytes in order of age, instants as UTC ticks, truth as 0 and 1.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    public override string ForUpdate => "";

    public override string ForUpdateSkipLocked(string table) => "";

    public override object ToParameter(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToByteArray(bigEndian: true),
        DateTimeOffset instant => instant.UtcTicks,
        bool truth => truth ? 1L : 0L,
        Enum number => Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    public override Guid ReadGuid(object value) => new((byte[])value, bigEndian: true);

    public override DateTimeOffset ReadInstant(object value) => new((long)value, TimeSpan.Zero);
}
