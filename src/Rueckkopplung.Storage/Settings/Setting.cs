namespace Rueckkopplung.Storage.Settings;

/// <summary>A row of <c>settings</c>: a key and a JSON value.</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
