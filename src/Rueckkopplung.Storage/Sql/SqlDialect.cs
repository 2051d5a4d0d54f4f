namespace Rueckkopplung.Storage.Sql;

/// <summary>How values travel to one of the two databases and back; both contexts use the same shapes.</summary>
internal abstract class SqlDialect
{
    /// <summary>Appended to a select whose rows the step means to change.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Appended to a select that takes only rows nobody else holds; <paramref name="table"/> is its alias.</summary>
    public abstract string ForUpdateSkipLocked(string table);

    public abstract object ToParameter(object? value);

    public abstract Guid ReadGuid(object value);

    public abstract DateTimeOffset ReadInstant(object value);
}
