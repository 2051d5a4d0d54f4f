using Rueckkopplung.Scripting.Builtins;

namespace Rueckkopplung.Scripting.Runtime;

internal enum Integrity
{
    None,
    NotExtensible,
    Sealed,
    Frozen,

    /// <summary>Built in and shared by all runs: a change is refused with an error, not silently.</summary>
    BuiltIn
}

/// <summary>An object with properties in insertion order. Derived types answer for members of their own
/// first.</summary>
internal class ScriptObject(ScriptObject? prototype)
{
    private const int BytesPerProperty = 80;
    private const int HopsWithoutStep = 4;
    private PropertyMap? map;

    public ScriptObject() : this(Intrinsics.ObjectPrototype)
    {
    }

    public ScriptObject? Prototype { get; set; } = prototype;

    public Integrity Integrity { get; set; }

    public virtual string ClassName => "Object";

    protected int MapCount => map?.Count ?? 0;

    /// <summary>The own property, with the flags that the object's integrity leaves of it.</summary>
    public virtual bool TryOwn(RunContext? run, PropertyKey key, out Property property)
    {
        var position = map?.Find(key) ?? -1;
        if (position < 0)
        {
            property = default;
            return false;
        }

        property = map![position];
        if (Integrity is Integrity.Sealed or Integrity.Frozen)
        {
            property.Flags &= Integrity == Integrity.Frozen
                ? ~(PropertyFlags.Writable | PropertyFlags.Configurable) : ~PropertyFlags.Configurable;
        }

        return true;
    }

    public ScriptValue Get(RunContext run, PropertyKey key) => Get(run, key, new ScriptValue(this));

    public ScriptValue Get(RunContext run, PropertyKey key, ScriptValue receiver) =>
        TryGet(run, key, receiver, out var value) ? value : default;

    public bool TryGet(RunContext run, PropertyKey key, ScriptValue receiver, out ScriptValue value)
    {
        var hops = 0;
        for (var holder = this; holder is not null; holder = holder.Prototype)
        {
            if (++hops > HopsWithoutStep)
                run.Step();
            if (holder.TryOwn(run, key, out var property))
            {
                value = property.Accessor is { } accessor
                    ? accessor.Getter?.Call(run, receiver, []) ?? default : property.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    public bool Has(RunContext run, PropertyKey key)
    {
        for (var holder = this; holder is not null; holder = holder.Prototype)
        {
            run.Step();
            if (holder.TryOwn(run, key, out _))
                return true;
        }

        return false;
    }

    /// <summary>False when the property cannot be written.</summary>
    public virtual bool Set(RunContext run, PropertyKey key, ScriptValue value)
    {
        RefuseBuiltIn(run, key);
        var position = map?.Find(key) ?? -1;
        if (position >= 0)
            return Write(run, ref map![position], value);

        var hops = 0;
        for (var holder = Prototype; holder is not null; holder = holder.Prototype)
        {
            if (++hops > HopsWithoutStep)
                run.Step();
            if (holder.TryOwn(run, key, out var inherited))
            {
                if (inherited.Accessor is { } accessor)
                    return CallSetter(run, accessor, value);

                if (!inherited.Has(PropertyFlags.Writable))
                    return false;

                break;
            }
        }

        return Add(run, key, value, PropertyFlags.All);
    }

    /// <summary>Makes or replaces an own property, without looking at setters.</summary>
    public virtual bool Define(RunContext? run, PropertyKey key, ScriptValue value, PropertyFlags flags)
    {
        if (run is not null)
            RefuseBuiltIn(run, key);
        var position = map?.Find(key) ?? -1;
        if (position < 0)
            return Add(run, key, value, flags);

        if (Integrity >= Integrity.Frozen || !map![position].Has(PropertyFlags.Configurable))
            return false;

        map[position].Value = value;
        map[position].Flags = flags;
        return true;
    }

    public virtual bool Delete(RunContext run, PropertyKey key)
    {
        RefuseBuiltIn(run, key);
        var position = map?.Find(key) ?? -1;
        if (position < 0)
            return true;

        if (Integrity >= Integrity.Sealed || !map![position].Has(PropertyFlags.Configurable))
            return false;

        run.Work(map.Count * 8L);
        map.RemoveAt(position);
        return true;
    }

    /// <summary>Own keys: indexes ascending, then texts, then symbols, each in insertion order.</summary>
    public virtual void OwnKeys(RunContext? run, List<PropertyKey> keys)
    {
        if (map is null)
            return;

        run?.Charge(MapCount * 16L);
        run?.Work(MapCount * 16L);
        var indexes = new List<(int Index, PropertyKey Key)>();
        for (var i = 0; i < map.Count; i++)
        {
            if (map[i].Key.TryIndex(out var index))
                indexes.Add((index, map[i].Key));
        }

        indexes.Sort(static (a, b) => a.Index.CompareTo(b.Index));
        keys.AddRange(indexes.Select(entry => entry.Key));
        for (var i = 0; i < map.Count; i++)
        {
            if (!map[i].Key.IsSymbol && (indexes.Count == 0 || !map[i].Key.TryIndex(out _)))
                keys.Add(map[i].Key);
        }

        for (var i = 0; i < map.Count; i++)
        {
            if (map[i].Key.IsSymbol)
                keys.Add(map[i].Key);
        }
    }

    /// <summary>The texts among the own keys whose properties are enumerable.</summary>
    public List<string> EnumerableNames(RunContext? run)
    {
        var keys = new List<PropertyKey>();
        OwnKeys(run, keys);
        var names = new List<string>(keys.Count);
        foreach (var key in keys)
        {
            if (key.Name is { } name && TryOwn(run, key, out var property) && property.Has(PropertyFlags.Enumerable))
                names.Add(name);
        }

        return names;
    }

    /// <summary>Adds without asking or charging: for built-ins and for values of the host.</summary>
    public void Put(PropertyKey key, ScriptValue value, PropertyFlags flags = PropertyFlags.All)
    {
        map ??= new PropertyMap();
        var position = map.Find(key);
        if (position < 0)
            map.Add(key, value, flags);
        else
            map[position].Value = value;
    }

    protected void RefuseBuiltIn(RunContext run, PropertyKey key)
    {
        if (Integrity == Integrity.BuiltIn)
            throw run.TypeError($"Cannot change '{key}' of a built-in object");
    }

    private bool Add(RunContext? run, PropertyKey key, ScriptValue value, PropertyFlags flags)
    {
        if (Integrity != Integrity.None)
            return false;

        run?.Charge(BytesPerProperty);
        map ??= new PropertyMap();
        map.Add(key, value, flags);
        return true;
    }

    private bool Write(RunContext run, ref Property property, ScriptValue value)
    {
        if (property.Accessor is { } accessor)
            return CallSetter(run, accessor, value);

        if (Integrity >= Integrity.Frozen || !property.Has(PropertyFlags.Writable))
            return false;

        property.Value = value;
        return true;
    }

    private bool CallSetter(RunContext run, Accessor accessor, ScriptValue value)
    {
        if (accessor.Setter is null)
            return false;

        accessor.Setter.Call(run, new ScriptValue(this), [value]);
        return true;
    }
}
