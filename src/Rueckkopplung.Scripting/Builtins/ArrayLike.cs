using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>Anything with a length and indexes.</summary>
internal static class ArrayLike
{
    /// <summary>The values by index, holes as undefined; null and undefined give none.</summary>
    public static ScriptValue[] Values(RunContext run, ScriptValue value)
    {
        if (value.IsNullish)
            return [];

        if (value.Object is null)
            throw run.TypeError("CreateListFromArrayLike called on non-object");

        var source = Of(run, value);
        run.Charge(16L * source.Length);
        var values = new ScriptValue[source.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = source[i];
        return values;
    }

    /// <summary>The array itself, or a copy of what is like one.</summary>
    public static ScriptArray Of(RunContext run, ScriptValue value)
    {
        if (value.Ref is ScriptArray array)
            return array;

        var target = Coerce.ToObject(run, value);
        var length = Coerce.ToInteger(run, target.Get(run, "length"));
        if (length <= 0)
            return new ScriptArray();

        run.Charge(16L * run.ToLength(length, ScriptArray.BytesPerItem));
        var items = new ScriptValue[(int)length];
        for (var i = 0; i < items.Length; i++)
        {
            run.Step();
            items[i] = target.TryGet(run, NumberText.OfInteger(i), value, out var item) ? item : ScriptValue.Empty;
        }

        return new ScriptArray(items);
    }

    /// <summary>The array to be changed; what is only like one is refused.</summary>
    public static ScriptArray ToChange(ScriptArguments a) =>
        a.Self.Ref as ScriptArray
        ?? throw a.Run.TypeError("This method changes arrays only; use Array.from for what is like one");
}
