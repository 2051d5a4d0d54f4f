using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>Map, Set and the iterators.</summary>
internal static class CollectionBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        InstallIterator(Intrinsics.IteratorPrototype);
        InstallMap(globals);
        InstallSet(globals);
    }

    public static ScriptValue Iterator(RunContext run, Cursor cursor)
    {
        run.Charge(112);
        return new ScriptValue(new ScriptIterator(cursor));
    }

    private static void InstallIterator(ScriptObject prototype)
    {
        prototype.Method(ScriptSymbol.Iterator, "[Symbol.iterator]", static a => a.Self);
        prototype.Method("next", 0, static a =>
        {
            if (a.Self.Ref is not ScriptIterator iterator)
                throw a.Run.TypeError("next is not called on an iterator");

            a.Run.Charge(192);
            var more = iterator.Cursor.Next(a.Run, out var value);
            var result = new ScriptObject();
            result.Put("value", value);
            result.Put("done", !more);
            return new ScriptValue(result);
        });
    }

    private static void InstallMap(Dictionary<string, ScriptValue> globals)
    {
        var prototype = Intrinsics.MapPrototype;
        globals.Constructor("Map", 0, prototype,
            static a => throw a.Run.TypeError("Constructor Map requires 'new'"), static a =>
            {
                var map = new ScriptCollection(isMap: true);
                a.Run.Charge(256);
                if (a[0].IsNullish)
                    return new ScriptValue(map);

                var cursor = Cursor.Over(a.Run, a[0]);
                while (cursor.Next(a.Run, out var entry))
                {
                    if (entry.Object is not { } pair)
                        throw a.Run.TypeError($"Iterator value {Coerce.Describe(entry)} is not an entry object");

                    map.Put(a.Run, pair.Get(a.Run, "0"), pair.Get(a.Run, "1"));
                }

                return new ScriptValue(map);
            });
        InstallShared(prototype, isMap: true);
        prototype.Method("get", 1, static a => Of(a, isMap: true).ValueOf(a[0]));
        prototype.Method("set", 2, static a =>
        {
            Of(a, isMap: true).Put(a.Run, a[0], a[1]);
            return a.Self;
        });
        prototype.Method(ScriptSymbol.Iterator, "entries", static a =>
            Iterator(a.Run, new CollectionCursor(Of(a, isMap: true), CursorKind.Entries)));
    }

    private static void InstallSet(Dictionary<string, ScriptValue> globals)
    {
        var prototype = Intrinsics.SetPrototype;
        globals.Constructor("Set", 0, prototype,
            static a => throw a.Run.TypeError("Constructor Set requires 'new'"), static a =>
            {
                var set = new ScriptCollection(isMap: false);
                a.Run.Charge(256);
                if (a[0].IsNullish)
                    return new ScriptValue(set);

                var cursor = Cursor.Over(a.Run, a[0]);
                while (cursor.Next(a.Run, out var value))
                    set.Put(a.Run, value, value);
                return new ScriptValue(set);
            });
        InstallShared(prototype, isMap: false);
        prototype.Method("add", 1, static a =>
        {
            Of(a, isMap: false).Put(a.Run, a[0], a[0]);
            return a.Self;
        });
        prototype.Method(ScriptSymbol.Iterator, "values", static a =>
            Iterator(a.Run, new CollectionCursor(Of(a, isMap: false), CursorKind.Values)));
    }

    private static void InstallShared(ScriptObject prototype, bool isMap)
    {
        prototype.Put(ScriptSymbol.ToStringTag, isMap ? "Map" : "Set", PropertyFlags.Configurable);
        prototype.Getter("size", a => Of(a, isMap).Count);
        prototype.Method("has", 1, a => Of(a, isMap).Contains(a[0]));
        prototype.Method("delete", 1, a => Of(a, isMap).Remove(a[0]));
        prototype.Method("clear", 0, a =>
        {
            a.Run.Work(Of(a, isMap).End);
            Of(a, isMap).Clear();
            return default;
        });
        prototype.Method("forEach", 1, a =>
        {
            var target = Of(a, isMap);
            var callback = a.Callable(0);
            for (var i = 0; i < target.End; i++)
            {
                a.Run.Step();
                if (target.TryEntry(i, out var entry))
                    callback.Call(a.Run, a[1], [entry.Value, entry.Key, a.Self]);
            }

            return default;
        });
        foreach (var (name, kind) in new[]
        {
            ("keys", CursorKind.Keys), ("values", CursorKind.Values), ("entries", CursorKind.Entries)
        })
        {
            prototype.Method(name, 0, a => Iterator(a.Run, new CollectionCursor(Of(a, isMap), kind)));
        }
    }

    private static ScriptCollection Of(ScriptArguments a, bool isMap)
    {
        // A key is hashed.
        if (a[0].IsString)
            a.Run.WorkOn(a[0].Str);
        return a.Self.Ref is ScriptCollection target && target.IsMap == isMap
            ? target : throw a.Run.TypeError($"The method is not called on a {(isMap ? "Map" : "Set")}");
    }
}
