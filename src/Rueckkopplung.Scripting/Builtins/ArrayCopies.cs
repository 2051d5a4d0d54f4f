using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>What makes a new array of an old one.</summary>
internal static class ArrayCopies
{
    public static void Install(ScriptObject prototype)
    {
        InstallParts(prototype);
        prototype.Method("toSorted", 1, static a =>
        {
            var compare = a[0].IsUndefined ? null : a.Callable(0);
            var sorted = Sorting.Sorted(a.Run, ArrayLike.Of(a.Run, a.Self), compare);
            return new ScriptValue(ScriptArray.Of(a.Run, Filled(sorted)));
        });
        prototype.Method("toReversed", 0, static a =>
        {
            var items = Filled(Copy(a.Run, ArrayLike.Of(a.Run, a.Self)));
            Array.Reverse(items);
            return new ScriptValue(new ScriptArray(items));
        });
        prototype.Method("with", 2, static a =>
        {
            var items = Filled(Copy(a.Run, ArrayLike.Of(a.Run, a.Self)));
            var index = a.Integer(0);
            index = index < 0 ? index + items.Length : index;
            if (index < 0 || index >= items.Length)
                throw a.Run.RangeError("Invalid index : " + NumberText.Of(index));

            items[(int)index] = a[1];
            return new ScriptValue(new ScriptArray(items));
        });
    }

    private static void InstallParts(ScriptObject prototype)
    {
        prototype.Method("slice", 2, static a =>
        {
            var array = ArrayLike.Of(a.Run, a.Self);
            var (from, until) = (a.Integer(0), a.Integer(1));
            var start = Coerce.ToRelative(from, array.Length);
            var end = a[1].IsUndefined ? array.Length : Coerce.ToRelative(until, array.Length);
            var count = Math.Max(0, end - start);
            a.Run.Work(count);
            a.Run.Charge(64 + 16L * count);
            return new ScriptValue(new ScriptArray(array.Items.Slice(Math.Min(start, array.Length), count).ToArray()));
        });
        prototype.Method("concat", 1, static a =>
        {
            var result = ScriptArray.Of(a.Run, []);
            foreach (var part in a.Items.Prepend(new ScriptValue(Coerce.ToObject(a.Run, a.Self))))
            {
                if (part.Kind != ScriptValueKind.Array)
                {
                    result.Add(a.Run, part);
                    continue;
                }

                var array = (ScriptArray)part.Ref!;
                a.Run.Work(array.Length);
                for (var i = 0; i < array.Length; i++)
                    result.Add(a.Run, array.IsHole(i) ? ScriptValue.Empty : array[i]);
            }

            return new ScriptValue(result);
        });
        prototype.Method("flat", 0, static a =>
        {
            var result = ScriptArray.Of(a.Run, []);
            var levels = a[0].IsUndefined ? 1 : a.Integer(0);
            Flatten(a.Run, ArrayLike.Of(a.Run, a.Self), result, levels);
            return new ScriptValue(result);
        });
    }

    public static void Flatten(RunContext run, ScriptArray source, ScriptArray result, double levels)
    {
        run.Enter();
        for (var i = 0; i < source.Length; i++)
        {
            run.Step();
            if (source.IsHole(i))
                continue;

            if (levels >= 1 && source[i].Kind == ScriptValueKind.Array)
                Flatten(run, (ScriptArray)source[i].Ref!, result, levels - 1);
            else
                result.Add(run, source[i]);
        }

        run.Leave();
    }

    private static ScriptValue[] Copy(RunContext run, ScriptArray array)
    {
        run.Work(array.Length);
        run.Charge(64 + 16L * array.Length);
        return array.Items.ToArray();
    }

    private static ScriptValue[] Filled(ScriptValue[] items) =>
        Array.ConvertAll(items, item => item.IsEmpty ? default : item);
}
