using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>The constructor and what changes an array; the rest is beside.</summary>
internal static class ArrayBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var prototype = Intrinsics.ArrayPrototype;
        var type = globals.Constructor("Array", 1, prototype, Make, Make);
        type.Method("isArray", 1, static a => a[0].Kind == ScriptValueKind.Array);
        type.Method("of", 0, static a => new ScriptValue(ScriptArray.Of(a.Run, [.. a.Items])));
        type.Method("from", 1, From);
        InstallEnds(prototype);
        InstallChanges(prototype);
        InstallOverwriting(prototype);
        InstallCursors(prototype);
        ArrayReading.Install(prototype);
        ArrayCallbacks.Install(prototype);
        ArrayCopies.Install(prototype);
        Intrinsics.ArgumentsPrototype.Method(ScriptSymbol.Iterator, "values", static a =>
            CollectionBuiltins.Iterator(a.Run, new ArrayCursor(Coerce.ToObject(a.Run, a.Self), CursorKind.Values)));
    }

    private static ScriptValue Make(ScriptArguments a)
    {
        if (a.Count != 1 || !a[0].IsNumber)
            return new ScriptValue(ScriptArray.Of(a.Run, [.. a.Items]));

        var length = a[0].Num;
        if (length < 0 || length > uint.MaxValue || length != Math.Floor(length))
            throw a.Run.RangeError("Invalid array length");

        var result = ScriptArray.Of(a.Run, []);
        result.Resize(a.Run, a.Run.ToLength(length, ScriptArray.BytesPerItem));
        return new ScriptValue(result);
    }

    private static ScriptValue From(ScriptArguments a)
    {
        if (a[0].IsNullish)
            throw a.Run.TypeError($"{Coerce.Describe(a[0])} is not iterable");

        var select = a[1].IsUndefined ? null : a.Callable(1);
        var result = ScriptArray.Of(a.Run, []);
        if (a[0].IsString || Members.Get(a.Run, a[0], ScriptSymbol.Iterator).Ref is ScriptFunction)
        {
            var cursor = Cursor.Over(a.Run, a[0]);
            while (cursor.Next(a.Run, out var item))
                Take(item);
        }
        else if (a[0].Object is not null)
        {
            foreach (var item in ArrayLike.Values(a.Run, a[0]))
                Take(item);
        }

        return new ScriptValue(result);

        void Take(ScriptValue item)
        {
            a.Run.Step();
            result.Add(a.Run, select is null ? item : select.Call(a.Run, a[2], [item, result.Length]));
        }
    }

    private static void InstallEnds(ScriptObject prototype)
    {
        prototype.Method("push", 1, static a =>
        {
            var array = ArrayLike.ToChange(a);
            array.RefuseChange(a.Run);
            foreach (var item in a.Items)
                array.Add(a.Run, item);
            return array.Length;
        });
        prototype.Method("pop", 0, static a =>
        {
            var array = ArrayLike.ToChange(a);
            if (array.Length == 0)
                return default;

            var last = array[array.Length - 1];
            array.Resize(a.Run, array.Length - 1);
            return last;
        });
        prototype.Method("shift", 0, static a =>
        {
            var array = ArrayLike.ToChange(a);
            if (array.Length == 0)
                return default;

            var first = array[0];
            array.RefuseChange(a.Run);
            a.Run.Work(array.Length / 4);
            array.Items[1..].CopyTo(array.Items);
            array.Resize(a.Run, array.Length - 1);
            return first;
        });
        prototype.Method("unshift", 1, static a =>
        {
            var array = ArrayLike.ToChange(a);
            Splice(a.Run, array, 0, 0, a.Items);
            return array.Length;
        });
    }

    private static void InstallChanges(ScriptObject prototype)
    {
        prototype.Method("splice", 2, static a =>
        {
            var array = ArrayLike.ToChange(a);
            var (from, wanted) = (a.Integer(0), a.Integer(1));
            var start = Coerce.ToRelative(from, array.Length);
            var count = a.Count switch
            {
                0 => 0,
                1 => array.Length - start,
                _ => (int)Math.Clamp(wanted, 0, array.Length - start)
            };
            return new ScriptValue(Splice(a.Run, array, start, count, a.Count > 2 ? a.Items[2..] : []));
        });
        prototype.Method("reverse", 0, static a =>
        {
            var array = ArrayLike.ToChange(a);
            a.Run.Work(array.Length);
            var items = array.Items.ToArray();
            Array.Reverse(items);
            array.Replace(a.Run, items);
            return a.Self;
        });
    }

    private static void InstallOverwriting(ScriptObject prototype)
    {
        prototype.Method("fill", 1, static a =>
        {
            var array = ArrayLike.ToChange(a);
            var start = Coerce.ToRelative(a.Integer(1), array.Length);
            var end = a[2].IsUndefined ? array.Length : Coerce.ToRelative(a.Integer(2), array.Length);
            a.Run.Work(array.Length);
            for (var i = start; i < end; i++)
                array.SetAt(a.Run, i, a[0]);
            return a.Self;
        });
        prototype.Method("copyWithin", 2, static a =>
        {
            var array = ArrayLike.ToChange(a);
            array.RefuseChange(a.Run);
            var (to, from, until) = (a.Integer(0), a.Integer(1), a.Integer(2));
            var target = Coerce.ToRelative(to, array.Length);
            var start = Coerce.ToRelative(from, array.Length);
            var end = a[2].IsUndefined ? array.Length : Coerce.ToRelative(until, array.Length);
            var count = Math.Max(0, Math.Min(end - start, array.Length - target));
            a.Run.Work(array.Length);
            array.Items.Slice(start, count).CopyTo(array.Items[target..]);
            return a.Self;
        });
        prototype.Method("sort", 1, static a =>
        {
            var compare = a[0].IsUndefined ? null : a.Callable(0);
            var array = ArrayLike.ToChange(a);
            array.Replace(a.Run, Sorting.Sorted(a.Run, array, compare));
            return a.Self;
        });
    }

    /// <summary>Takes out and puts in; the result holds what was taken out.</summary>
    private static ScriptArray Splice(RunContext run, ScriptArray array, int start, int count, ScriptValue[] added)
    {
        var old = array.Items;
        run.Work(old.Length);
        var removed = ScriptArray.Of(run, old.Slice(start, count).ToArray());
        var length = old.Length - count + added.Length;
        run.Charge(16L * length);
        var items = new ScriptValue[length];
        old[..start].CopyTo(items);
        added.CopyTo(items, start);
        old[(start + count)..].CopyTo(items.AsSpan(start + added.Length));
        array.Replace(run, items);
        return removed;
    }

    private static void InstallCursors(ScriptObject prototype)
    {
        foreach (var (name, kind) in new[]
        {
            ("keys", CursorKind.Keys), ("values", CursorKind.Values), ("entries", CursorKind.Entries)
        })
        {
            prototype.Method(name, 0, a => CollectionBuiltins.Iterator(
                a.Run, new ArrayCursor(Coerce.ToObject(a.Run, a.Self), kind)));
        }

        prototype.Method(ScriptSymbol.Iterator, "values", static a =>
            CollectionBuiltins.Iterator(a.Run, new ArrayCursor(Coerce.ToObject(a.Run, a.Self), CursorKind.Values)));
    }
}
