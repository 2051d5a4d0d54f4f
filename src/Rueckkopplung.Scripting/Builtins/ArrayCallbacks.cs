using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>map, filter, reduce and all else that asks a function about each item.</summary>
internal static class ArrayCallbacks
{
    /// <summary>Told the item, its index and the function's answer; true ends the walk.</summary>
    private delegate bool Visit(ScriptValue item, int index, ScriptValue answer);

    public static void Install(ScriptObject prototype)
    {
        InstallWalks(prototype);
        InstallTests(prototype);
        InstallFinds(prototype);
        prototype.Method("reduce", 1, static a => Reduce(a, fromEnd: false));
        prototype.Method("reduceRight", 1, static a => Reduce(a, fromEnd: true));
    }

    private static void InstallWalks(ScriptObject prototype)
    {
        prototype.Method("forEach", 1, static a =>
        {
            Walk(a, skipHoles: true, static (_, _, _) => false);
            return default;
        });
        prototype.Method("map", 1, static a =>
        {
            var result = ScriptArray.Of(a.Run, []);
            a.Callable(0);
            result.Resize(a.Run, ArrayLike.Of(a.Run, a.Self).Length);
            Walk(a, skipHoles: true, (_, index, answer) =>
            {
                result.SetAt(a.Run, index, answer);
                return false;
            });
            return new ScriptValue(result);
        });
        prototype.Method("filter", 1, static a =>
        {
            var result = ScriptArray.Of(a.Run, []);
            Walk(a, skipHoles: true, (item, _, answer) =>
            {
                if (Coerce.ToBoolean(answer))
                    result.Add(a.Run, item);
                return false;
            });
            return new ScriptValue(result);
        });
        prototype.Method("flatMap", 1, static a =>
        {
            var result = ScriptArray.Of(a.Run, []);
            Walk(a, skipHoles: true, (_, _, answer) =>
            {
                if (answer.Kind == ScriptValueKind.Array)
                    ArrayCopies.Flatten(a.Run, (ScriptArray)answer.Ref!, result, 0);
                else
                    result.Add(a.Run, answer);
                return false;
            });
            return new ScriptValue(result);
        });
    }

    private static void InstallTests(ScriptObject prototype)
    {
        prototype.Method("some", 1, static a =>
        {
            var found = false;
            Walk(a, skipHoles: true, (_, _, answer) => found = Coerce.ToBoolean(answer));
            return found;
        });
        prototype.Method("every", 1, static a =>
        {
            var failed = false;
            Walk(a, skipHoles: true, (_, _, answer) => failed = !Coerce.ToBoolean(answer));
            return !failed;
        });
    }

    private static void InstallFinds(ScriptObject prototype)
    {
        foreach (var fromEnd in new[] { false, true })
        {
            prototype.Method(fromEnd ? "findLast" : "find", 1, a =>
            {
                ScriptValue found = default;
                Walk(a, skipHoles: false, (item, _, answer) =>
                {
                    var isFound = Coerce.ToBoolean(answer);
                    if (isFound)
                        found = item;
                    return isFound;
                }, fromEnd);
                return found;
            });
            prototype.Method(fromEnd ? "findLastIndex" : "findIndex", 1, a =>
            {
                var found = -1;
                Walk(a, skipHoles: false, (_, index, answer) =>
                {
                    var isFound = Coerce.ToBoolean(answer);
                    if (isFound)
                        found = index;
                    return isFound;
                }, fromEnd);
                return found;
            });
        }
    }

    private static void Walk(ScriptArguments a, bool skipHoles, Visit visit, bool fromEnd = false)
    {
        var array = ArrayLike.Of(a.Run, a.Self);
        var callback = a.Callable(0);
        var length = array.Length;
        for (var turn = 0; turn < length; turn++)
        {
            a.Run.Step();
            var index = fromEnd ? length - 1 - turn : turn;
            if (skipHoles && array.IsHole(index))
                continue;

            var item = array[index];
            if (visit(item, index, callback.Call(a.Run, a[1], [item, index, a.Self])))
                return;
        }
    }

    private static ScriptValue Reduce(ScriptArguments a, bool fromEnd)
    {
        var array = ArrayLike.Of(a.Run, a.Self);
        var callback = a.Callable(0);
        var result = a[1];
        var isEmpty = a.Count < 2;
        var length = array.Length;
        for (var turn = 0; turn < length; turn++)
        {
            a.Run.Step();
            var index = fromEnd ? length - 1 - turn : turn;
            if (array.IsHole(index))
                continue;

            result = isEmpty ? array[index] : callback.Call(a.Run, default, [result, array[index], index, a.Self]);
            isEmpty = false;
        }

        return isEmpty ? throw a.Run.TypeError("Reduce of empty array with no initial value") : result;
    }
}
