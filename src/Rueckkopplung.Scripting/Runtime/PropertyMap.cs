namespace Rueckkopplung.Scripting.Runtime;

[Flags]
internal enum PropertyFlags : byte
{
    None = 0,
    Enumerable = 1,
    Writable = 2,
    Configurable = 4,
    Accessor = 8,
    All = Enumerable | Writable | Configurable,
    Hidden = Writable | Configurable
}

internal sealed class Accessor
{
    public ScriptFunction? Getter { get; init; }

    public ScriptFunction? Setter { get; init; }
}

internal struct Property
{
    public PropertyKey Key;
    public ScriptValue Value;
    public PropertyFlags Flags;

    public readonly Accessor? Accessor => (Flags & PropertyFlags.Accessor) != PropertyFlags.None
        ? (Accessor)Value.Ref! : null;

    public readonly bool Has(PropertyFlags flag) => (Flags & flag) != PropertyFlags.None;
}

/// <summary>Properties in the order they came. Searched one by one while few, by index when many.</summary>
internal sealed class PropertyMap
{
    private const int Few = 8;
    private Property[] items = new Property[4];
    private Dictionary<PropertyKey, int>? index;

    public int Count { get; private set; }

    public ref Property this[int position] => ref items[position];

    public int Find(PropertyKey key)
    {
        if (index is not null)
            return index.TryGetValue(key, out var found) ? found : -1;

        for (var i = 0; i < Count; i++)
        {
            if (items[i].Key.Equals(key))
                return i;
        }

        return -1;
    }

    public void Add(PropertyKey key, ScriptValue value, PropertyFlags flags)
    {
        if (Count == items.Length)
            Array.Resize(ref items, Count * 2);

        items[Count] = new Property { Key = key, Value = value, Flags = flags };
        index?.Add(key, Count);
        Count++;
        if (Count > Few && index is null)
            Reindex();
    }

    public void RemoveAt(int position)
    {
        Count--;
        Array.Copy(items, position + 1, items, position, Count - position);
        items[Count] = default;
        if (index is not null)
            Reindex();
    }

    private void Reindex()
    {
        index = new Dictionary<PropertyKey, int>(Count);
        for (var i = 0; i < Count; i++)
            index.Add(items[i].Key, i);
    }
}
