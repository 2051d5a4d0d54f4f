using System.Collections.Concurrent;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>What a value of a type can be.</summary>
internal enum ValueKind
{
    Object,
    Text,
    Boolean,
    Integer,
    Real,
    Decimal,
    Guid,
    DateTime,
    DateTimeOffset,
    DateOnly,
    TimeSpan,
    Json,
    List,
}

/// <summary>A type of the definition format, by its alias.</summary>
internal sealed record ElsaType(ValueKind Kind, ElsaType? Element = null)
{
    private static readonly ConcurrentDictionary<(string, bool), ElsaType?> Known = new();

    public static ElsaType Object { get; } = new(ValueKind.Object);

    public static ElsaType Text { get; } = new(ValueKind.Text);

    public static ElsaType Boolean { get; } = new(ValueKind.Boolean);

    /// <summary>The type, or null for an alias that is not known.</summary>
    public static ElsaType? Parse(string? alias, bool isArray) =>
        Known.GetOrAdd((alias ?? "Object", isArray), static key => Read(key.Item1, key.Item2));

    private static ElsaType? Read(string alias, bool isArray)
    {
        var element = ReadSingle(alias.Trim());
        return element is null ? null : isArray ? new ElsaType(ValueKind.List, element) : element;
    }

    private static ElsaType? ReadSingle(string alias)
    {
        if (alias.EndsWith("[]", StringComparison.Ordinal))
            return ListOf(alias[..^2]);

        if (alias.StartsWith("List<", StringComparison.Ordinal) && alias.EndsWith('>'))
            return ListOf(alias[5..^1]);

        var name = alias.Split(',')[0];
        name = name[(name.LastIndexOf('.') + 1)..];
        return KindOf(name) is { } kind ? new ElsaType(kind) : null;
    }

    private static ElsaType? ListOf(string alias) =>
        ReadSingle(alias) is { } element ? new ElsaType(ValueKind.List, element) : null;

    private static ValueKind? KindOf(string name) => name switch
    {
        "Object" => ValueKind.Object,
        "String" or "Char" => ValueKind.Text,
        "Boolean" => ValueKind.Boolean,
        "Byte" or "SByte" or "Int16" or "Int32" or "Int64" or "UInt16" or "UInt32" or "UInt64" => ValueKind.Integer,
        "Single" or "Double" => ValueKind.Real,
        "Decimal" => ValueKind.Decimal,
        "Guid" => ValueKind.Guid,
        "DateTime" => ValueKind.DateTime,
        "DateTimeOffset" => ValueKind.DateTimeOffset,
        "DateOnly" => ValueKind.DateOnly,
        "TimeSpan" => ValueKind.TimeSpan,
        "JSON" or "ExpandoObject" or "JsonElement" or "JsonNode" or "JsonObject" or "JsonArray" or "ObjectMap"
            or "StringMap" or "ObjectDictionary" or "StringDictionary" or "ByteArray" or "Stream" => ValueKind.Json,
        "ObjectCollection" or "ObjectList" => ValueKind.List,
        _ => null,
    };
}
