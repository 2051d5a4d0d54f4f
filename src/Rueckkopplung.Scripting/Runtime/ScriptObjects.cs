using System.Text.RegularExpressions;
using Rueckkopplung.Scripting.Builtins;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Milliseconds since 1970 in UTC; NaN is an invalid date.</summary>
internal sealed class ScriptDate(double time) : ScriptObject(Intrinsics.DatePrototype)
{
    public override string ClassName => "Date";

    public double Time { get; set; } = time;
}

/// <summary><c>new String("a")</c> and its kind.</summary>
internal sealed class PrimitiveObject(ScriptValue value, ScriptObject prototype) : ScriptObject(prototype)
{
    public ScriptValue Value => value;

    public override string ClassName => value.Kind.ToString();

    public override bool TryOwn(RunContext? run, PropertyKey key, out Property property)
    {
        if (value.IsString && Members.TryOwnOfText(value.Str, key, out var own))
        {
            property = new Property
            {
                Key = key,
                Value = own,
                Flags = key.Name == "length" ? PropertyFlags.None : PropertyFlags.Enumerable
            };
            return true;
        }

        return base.TryOwn(run, key, out property);
    }
}

internal sealed class ScriptError(ScriptObject prototype) : ScriptObject(prototype)
{
    public override string ClassName => "Error";
}

internal sealed class ScriptRegExp(string source, string flags, CompiledRegex compiled)
    : ScriptObject(Intrinsics.RegExpPrototype)
{
    public override string ClassName => "RegExp";

    public string Source => source;

    public string Flags => flags;

    public Regex Regex => compiled.Regex;

    public IReadOnlyList<string?> Groups => compiled.Groups;

    public bool IsGlobal => flags.Contains('g', StringComparison.Ordinal);

    public bool IsSticky => flags.Contains('y', StringComparison.Ordinal);

    public ScriptValue LastIndex { get; set; } = 0;

    public override bool TryOwn(RunContext? run, PropertyKey key, out Property property)
    {
        if (key.Name != "lastIndex")
            return base.TryOwn(run, key, out property);

        property = new Property { Key = key, Value = LastIndex, Flags = PropertyFlags.Writable };
        return true;
    }

    public override bool Set(RunContext run, PropertyKey key, ScriptValue value)
    {
        if (key.Name != "lastIndex")
            return base.Set(run, key, value);

        LastIndex = value;
        return true;
    }
}

/// <summary>A Map, or a Set whose keys are its values. Deleted entries stay as holes, for the cursors under
/// way.</summary>
internal sealed class ScriptCollection(bool isMap)
    : ScriptObject(isMap ? Intrinsics.MapPrototype : Intrinsics.SetPrototype)
{
    private const int BytesPerEntry = 112;
    private readonly Dictionary<ScriptValue, int> index = [];
    private readonly List<(ScriptValue Key, ScriptValue Value)> entries = [];

    public bool IsMap => isMap;

    public override string ClassName => isMap ? "Map" : "Set";

    public int Count => index.Count;

    /// <summary>Entries with holes, for cursors that go on while the collection changes.</summary>
    public int End => entries.Count;

    public bool TryEntry(int position, out (ScriptValue Key, ScriptValue Value) entry)
    {
        entry = entries[position];
        return !entry.Key.IsEmpty;
    }

    public bool Contains(ScriptValue key) => index.ContainsKey(key);

    public ScriptValue ValueOf(ScriptValue key) => index.TryGetValue(key, out var at) ? entries[at].Value : default;

    public void Put(RunContext run, ScriptValue key, ScriptValue value)
    {
        if (key.IsNumber && key.Num == 0)
            key = 0;
        if (index.TryGetValue(key, out var at))
        {
            entries[at] = (entries[at].Key, value);
            return;
        }

        run.Charge(BytesPerEntry);
        index.Add(key, entries.Count);
        entries.Add((key, value));
    }

    public bool Remove(ScriptValue key)
    {
        if (!index.Remove(key, out var at))
            return false;

        entries[at] = (ScriptValue.Empty, default);
        return true;
    }

    public void Clear()
    {
        index.Clear();
        for (var i = 0; i < entries.Count; i++)
            entries[i] = (ScriptValue.Empty, default);
    }
}
