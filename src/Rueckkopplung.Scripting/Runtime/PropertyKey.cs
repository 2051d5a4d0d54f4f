namespace Rueckkopplung.Scripting.Runtime;

/// <summary>A property's name: a text or a symbol.</summary>
internal readonly struct PropertyKey : IEquatable<PropertyKey>
{
    private readonly object key;

    public PropertyKey(string name) => key = name;

    public PropertyKey(ScriptSymbol symbol) => key = symbol;

    public string? Name => key as string;

    public bool IsSymbol => key is ScriptSymbol;

    public static implicit operator PropertyKey(string name) => new(name);

    public static implicit operator PropertyKey(ScriptSymbol symbol) => new(symbol);

    /// <summary>An array index as text without leading zeros.</summary>
    public bool TryIndex(out int index)
    {
        index = 0;
        if (key is not string { Length: > 0 and <= 10 } name || (name[0] == '0' && name.Length > 1))
            return false;

        var value = 0L;
        foreach (var c in name)
        {
            if (!char.IsAsciiDigit(c))
                return false;

            value = value * 10 + (c - '0');
        }

        index = (int)value;
        return value < int.MaxValue;
    }

    public ScriptValue ToValue() => new(key, 0);

    public bool Equals(PropertyKey other) =>
        ReferenceEquals(key, other.key) || (key is string a && other.key is string b && a == b);

    public override bool Equals(object? obj) => obj is PropertyKey other && Equals(other);

    public override int GetHashCode() => key.GetHashCode();

    public override string ToString() => key.ToString() ?? "";
}
