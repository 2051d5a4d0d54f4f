using Rueckkopplung.Scripting.Builtins;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>A dense array; a hole is <see cref="ScriptValue.Empty"/>. Also the <c>arguments</c> of a
/// function.</summary>
internal sealed class ScriptArray : ScriptObject
{
    public const int BytesPerItem = 16;
    private ScriptValue[] items;

    public ScriptArray(ScriptValue[] items, bool isArguments = false)
        : base(isArguments ? Intrinsics.ArgumentsPrototype : Intrinsics.ArrayPrototype)
    {
        this.items = items;
        Length = items.Length;
        IsArguments = isArguments;
    }

    public ScriptArray() : this([])
    {
    }

    public bool IsArguments { get; }

    public int Length { get; private set; }

    public override string ClassName => IsArguments ? "Arguments" : "Array";

    public Span<ScriptValue> Items => items.AsSpan(0, Length);

    /// <summary>The item, a hole as undefined.</summary>
    public ScriptValue this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Length)
                return default;

            var item = items[index];
            return item.IsEmpty ? default : item;
        }
    }

    /// <summary>Charged for the array itself; its items are charged by their maker.</summary>
    public static ScriptArray Of(RunContext run, ScriptValue[] items)
    {
        run.Charge(64 + (long)BytesPerItem * items.Length);
        return new ScriptArray(items);
    }

    public bool IsHole(int index) => (uint)index >= (uint)Length || items[index].IsEmpty;

    public void Add(RunContext run, ScriptValue value)
    {
        RefuseGrowth(run);
        if (Length == items.Length)
            Reserve(run, Length + 1);

        items[Length++] = value;
    }

    public void Resize(RunContext run, int length)
    {
        RefuseChange(run);
        if (length > Length)
        {
            RefuseGrowth(run);
            Reserve(run, length);
            run.Work((length - Length) / 4);
            items.AsSpan(Length, length - Length).Fill(ScriptValue.Empty);
        }
        else
        {
            items.AsSpan(length, Length - length).Clear();
        }

        Length = length;
    }

    public void Replace(RunContext run, ScriptValue[] content)
    {
        RefuseChange(run);
        if (Integrity != Integrity.None && content.Length != Length)
            RefuseGrowth(run);
        items = content;
        Length = content.Length;
    }

    public bool SetAt(RunContext run, int index, ScriptValue value)
    {
        if (index < Length && Integrity < Integrity.Frozen)
        {
            items[index] = value;
            return true;
        }

        if (Integrity != Integrity.None)
            return false;

        if (index == Length)
        {
            Add(run, value);
        }
        else
        {
            Resize(run, index + 1);
            items[index] = value;
        }

        return true;
    }

    public override bool TryOwn(RunContext? run, PropertyKey key, out Property property)
    {
        if (key.TryIndex(out var index))
        {
            property = new Property { Key = key, Value = this[index], Flags = ItemFlags };
            return !IsHole(index);
        }

        if (key.Name != "length")
            return base.TryOwn(run, key, out property);

        property = new Property
        {
            Key = key,
            Value = Length,
            Flags = IsArguments ? PropertyFlags.Hidden : PropertyFlags.Writable
        };
        return true;
    }

    public override bool Set(RunContext run, PropertyKey key, ScriptValue value)
    {
        if (key.TryIndex(out var index))
            return SetAt(run, index, value);

        if (key.Name != "length")
            return base.Set(run, key, value);

        if (Integrity >= Integrity.Frozen)
            return false;

        var length = Coerce.ToNumber(run, value);
        if (length < 0 || length > uint.MaxValue || length != Math.Floor(length))
            throw run.Error("RangeError", "Invalid array length");

        Resize(run, run.ToLength(length, BytesPerItem));
        return true;
    }

    public override bool Define(RunContext? run, PropertyKey key, ScriptValue value, PropertyFlags flags)
    {
        if (run is null || !key.TryIndex(out var index))
            return base.Define(run, key, value, flags);

        if (flags != PropertyFlags.All)
            throw run.TypeError("Items of an array cannot have getters or be read-only here");

        return SetAt(run, index, value);
    }

    public override bool Delete(RunContext run, PropertyKey key)
    {
        if (!key.TryIndex(out var index))
            return key.Name != "length" && base.Delete(run, key);

        if (Integrity >= Integrity.Sealed)
            return false;

        if (index < Length)
            items[index] = ScriptValue.Empty;
        return true;
    }

    public override void OwnKeys(RunContext? run, List<PropertyKey> keys)
    {
        run?.Charge(Length * 56L);
        run?.Work(Length * 16L);
        for (var i = 0; i < Length; i++)
        {
            if (!items[i].IsEmpty)
                keys.Add(NumberText.OfInteger(i));
        }

        keys.Add("length");
        base.OwnKeys(run, keys);
    }

    private PropertyFlags ItemFlags => Integrity switch
    {
        >= Integrity.Frozen => PropertyFlags.Enumerable,
        Integrity.Sealed => PropertyFlags.Enumerable | PropertyFlags.Writable,
        _ => PropertyFlags.All
    };

    private void Reserve(RunContext run, int length)
    {
        if (length <= items.Length)
            return;

        var capacity = (int)Math.Min(Math.Max(length, items.Length * 2L), Array.MaxLength);
        capacity = Math.Max(capacity, 4);
        run.Charge((long)BytesPerItem * capacity);
        Array.Resize(ref items, capacity);
    }

    public void RefuseChange(RunContext run)
    {
        if (Integrity >= Integrity.Frozen)
            throw run.TypeError("Cannot assign to read only property of a frozen array");
    }

    private void RefuseGrowth(RunContext run)
    {
        if (Integrity != Integrity.None)
            throw run.TypeError($"Cannot add property {Length}, object is not extensible");
    }
}
