using Rueckkopplung.Scripting.Builtins;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Reading, writing and calling members of any value.</summary>
internal static class Members
{
    public static ScriptObject? PrototypeOf(ScriptValue value) => value.Kind switch
    {
        ScriptValueKind.String => Intrinsics.StringPrototype,
        ScriptValueKind.Number => Intrinsics.NumberPrototype,
        ScriptValueKind.Boolean => Intrinsics.BooleanPrototype,
        ScriptValueKind.Symbol => Intrinsics.SymbolPrototype,
        _ => value.Object?.Prototype
    };

    public static ScriptValue Get(RunContext run, ScriptValue target, PropertyKey key)
    {
        if (target.Object is { } holder)
            return holder.Get(run, key, target);

        if (target.IsNullish)
            throw CannotRead(run, target, key.ToString());

        if (target.Ref is Rope rope && key.Name == "length")
            return rope.Length;

        if (target.IsString && TryOwnOfText(target.Str, key, out var own))
            return own;

        return PrototypeOf(target)?.Get(run, key, target) ?? default;
    }

    public static ScriptValue GetAt(RunContext run, ScriptValue target, ScriptValue key)
    {
        if (key.IsNumber)
        {
            var index = (int)key.Num;
            if (index == key.Num && target.Ref is ScriptArray array && !array.IsHole(index))
                return array[index];

            if (index == key.Num && target.Ref is string text && (uint)index < (uint)text.Length)
                return Letter(text[index]);
        }

        if (target.IsNullish)
            throw CannotRead(run, target, KeyText(key));

        return Get(run, target, Coerce.ToKey(run, key));
    }

    public static void Set(RunContext run, ScriptValue target, PropertyKey key, ScriptValue value, bool isStrict)
    {
        if (target.Object is { } holder)
        {
            if (!holder.Set(run, key, value) && isStrict)
                throw run.TypeError($"Cannot assign to read only property '{key}' of object");
        }
        else if (target.IsNullish)
        {
            throw CannotWrite(run, target, key.ToString());
        }
        else if (isStrict)
        {
            throw run.TypeError($"Cannot create property '{key}' on {Coerce.Describe(target)}");
        }
    }

    public static void SetAt(RunContext run, ScriptValue target, ScriptValue key, ScriptValue value, bool isStrict)
    {
        if (key.IsNumber && target.Ref is ScriptArray array)
        {
            var index = (int)key.Num;
            if (index == key.Num && index is >= 0 and < int.MaxValue && array.SetAt(run, index, value))
                return;
        }

        if (target.IsNullish)
            throw CannotWrite(run, target, KeyText(key));

        Set(run, target, Coerce.ToKey(run, key), value, isStrict);
    }

    public static ScriptValue Call(
        RunContext run, ScriptValue function, ScriptValue self, ScriptValue[] arguments, string described) =>
        function.Ref is ScriptFunction callable
            ? callable.Call(run, self, arguments) : throw run.TypeError($"{described} is not a function");

    /// <summary>Calls the method of that name.</summary>
    public static ScriptValue Invoke(RunContext run, ScriptValue target, PropertyKey key,
        params ScriptValue[] arguments) =>
        Call(run, Get(run, target, key), target, arguments, key.ToString());

    public static bool TryOwnOfText(string text, PropertyKey key, out ScriptValue value)
    {
        if (key.Name == "length")
        {
            value = text.Length;
            return true;
        }

        var found = key.TryIndex(out var index) && index < text.Length;
        value = found ? Letter(text[index]) : default;
        return found;
    }

    public static ScriptValue Letter(char letter) => letter < 128 ? Letters[letter] : letter.ToString();

    private static JsThrow CannotRead(RunContext run, ScriptValue target, string key) =>
        run.TypeError($"Cannot read properties of {Coerce.PrimitiveToText(target)} (reading '{key}')");

    private static JsThrow CannotWrite(RunContext run, ScriptValue target, string key) =>
        run.TypeError($"Cannot set properties of {Coerce.PrimitiveToText(target)} (setting '{key}')");

    private static string KeyText(ScriptValue key) => key.Object is null ? Coerce.PrimitiveToText(key) : "[object]";

    private static readonly string[] Letters = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];
}
