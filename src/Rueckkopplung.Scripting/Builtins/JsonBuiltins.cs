using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class JsonBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var json = new ScriptObject();
        globals["JSON"] = new ScriptValue(json);
        json.Put(ScriptSymbol.ToStringTag, "JSON", PropertyFlags.Configurable);
        json.Method("parse", 2, static a =>
        {
            var value = new JsonReader(a.Run, a.Text(0)).Read();
            if (a[1].Ref is not ScriptFunction reviver)
                return value;

            a.Run.Charge(96);
            var root = new ScriptObject();
            root.Put("", value);
            return Revive(a.Run, root, "", reviver);
        });
        json.Method("stringify", 3, static a =>
            new JsonWriter(a.Run, a[1], IndentOf(a.Run, a[2])).Write(a[0]) is { } text ? text : default(ScriptValue));
    }

    private static string IndentOf(RunContext run, ScriptValue value)
    {
        if (value.Ref is PrimitiveObject boxed)
            value = boxed.Value;
        if (value.IsNumber)
            return new string(' ', (int)Math.Clamp(Coerce.ToInteger(run, value), 0, 10));

        return value.IsString ? value.Str[..Math.Min(10, value.Str.Length)] : "";
    }

    private static ScriptValue Revive(RunContext run, ScriptObject holder, PropertyKey key, ScriptFunction reviver)
    {
        run.Enter();
        var value = holder.Get(run, key);
        if (value.Object is { } inner)
        {
            var names = inner is ScriptArray array
                ? [.. Enumerable.Range(0, array.Length).Select(NumberText.OfInteger)] : inner.EnumerableNames(run);
            foreach (var name in names)
            {
                var revived = Revive(run, inner, name, reviver);
                if (revived.IsUndefined)
                    inner.Delete(run, name);
                else
                    inner.Define(run, name, revived, PropertyFlags.All);
            }
        }

        run.Leave();
        return reviver.Call(run, new ScriptValue(holder), [key.ToValue(), value]);
    }
}
