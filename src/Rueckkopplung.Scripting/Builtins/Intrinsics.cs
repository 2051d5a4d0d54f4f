using System.Collections.Frozen;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>The built-in objects. All runs share them, so they refuse every change once they are made.</summary>
internal static class Intrinsics
{
    public static readonly ScriptObject ObjectPrototype = new(null);
    public static readonly ScriptObject FunctionPrototype = new(ObjectPrototype);
    public static readonly ScriptObject IteratorPrototype = new(ObjectPrototype);
    public static readonly ScriptObject ArrayPrototype = new(ObjectPrototype);
    public static readonly ScriptObject ArgumentsPrototype = new(ObjectPrototype);
    public static readonly ScriptObject StringPrototype = new(ObjectPrototype);
    public static readonly ScriptObject NumberPrototype = new(ObjectPrototype);
    public static readonly ScriptObject BooleanPrototype = new(ObjectPrototype);
    public static readonly ScriptObject SymbolPrototype = new(ObjectPrototype);
    public static readonly ScriptObject DatePrototype = new(ObjectPrototype);
    public static readonly ScriptObject RegExpPrototype = new(ObjectPrototype);
    public static readonly ScriptObject MapPrototype = new(ObjectPrototype);
    public static readonly ScriptObject SetPrototype = new(ObjectPrototype);
    public static readonly Dictionary<string, ScriptObject> ErrorPrototypes = [];
    public static readonly FrozenDictionary<string, ScriptValue> Globals = Build();

    public static ScriptObject ErrorPrototype => ErrorPrototypes["Error"];

    private static FrozenDictionary<string, ScriptValue> Build()
    {
        var globals = new Dictionary<string, ScriptValue>(StringComparer.Ordinal)
        {
            ["undefined"] = default,
            ["NaN"] = double.NaN,
            ["Infinity"] = double.PositiveInfinity
        };
        ObjectBuiltins.Install(globals);
        FunctionBuiltins.Install(globals);
        ErrorBuiltins.Install(globals);
        ArrayBuiltins.Install(globals);
        StringBuiltins.Install(globals);
        NumberBuiltins.Install(globals);
        MathBuiltins.Install(globals);
        SymbolBuiltins.Install(globals);
        CollectionBuiltins.Install(globals);
        RegExpBuiltins.Install(globals);
        DateBuiltins.Install(globals);
        JsonBuiltins.Install(globals);
        ConsoleBuiltins.Install(globals);
        GlobalFunctions.Install(globals);
        var seen = new HashSet<ScriptObject>();
        foreach (var value in globals.Values)
            Lock(value, seen);
        foreach (var prototype in ErrorPrototypes.Values.Append(IteratorPrototype).Append(ArgumentsPrototype))
            Lock(new ScriptValue(prototype), seen);
        return globals.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Lock(ScriptValue value, HashSet<ScriptObject> seen)
    {
        if (value.Ref is Accessor accessor)
        {
            if (accessor.Getter is { } getter)
                Lock(new ScriptValue(getter), seen);
            return;
        }

        if (value.Object is not { } target || !seen.Add(target))
            return;

        var keys = new List<PropertyKey>();
        target.OwnKeys(null, keys);
        foreach (var key in keys)
        {
            if (target.TryOwn(null, key, out var property))
                Lock(property.Value, seen);
        }

        target.Integrity = Integrity.BuiltIn;
    }
}
