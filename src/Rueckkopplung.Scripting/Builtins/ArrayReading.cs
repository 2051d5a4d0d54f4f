using System.Text;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>What finds and joins items without a callback.</summary>
internal static class ArrayReading
{
    public static void Install(ScriptObject prototype)
    {
        prototype.Method("at", 1, static a =>
        {
            var array = ArrayLike.Of(a.Run, a.Self);
            var index = a.Integer(0);
            index = index < 0 ? index + array.Length : index;
            return index >= 0 && index < array.Length ? array[(int)index] : default;
        });
        prototype.Method("includes", 1, static a =>
            Find(a, static (array, i, wanted) => Operators.SameValueZero(array[i], wanted)) >= 0);
        prototype.Method("indexOf", 1, static a => Find(a, IsSame));
        prototype.Method("lastIndexOf", 1, LastIndexOf);
        prototype.Method("join", 1, static a => Join(a.Run, a.Self, a[0].IsUndefined ? "," : a.Text(0)));
        prototype.Method("toString", 0, static a => Members.Get(a.Run, a.Self, "join").Ref is ScriptFunction join
            ? join.Call(a.Run, a.Self, []) : "[object Object]");
        prototype.Method("toLocaleString", 0, static a => Join(a.Run, a.Self, ",", isLocal: true));
    }

    private static bool IsSame(ScriptArray array, int index, ScriptValue wanted) =>
        !array.IsHole(index) && Operators.StrictEquals(array[index], wanted);

    private static int Find(ScriptArguments a, Func<ScriptArray, int, ScriptValue, bool> isWanted)
    {
        var array = ArrayLike.Of(a.Run, a.Self);
        for (var i = Coerce.ToRelative(a.Integer(1), array.Length); i < array.Length; i++)
        {
            a.Run.Step();
            if (array[i].Ref is string text)
                a.Run.WorkOn(text);
            if (isWanted(array, i, a[0]))
                return i;
        }

        return -1;
    }

    private static ScriptValue LastIndexOf(ScriptArguments a)
    {
        var array = ArrayLike.Of(a.Run, a.Self);
        var from = a.Count > 1 ? a.Integer(1) : array.Length - 1;
        from = from < 0 ? from + array.Length : Math.Min(from, array.Length - 1);
        for (var i = (int)Math.Max(from, -1); i >= 0; i--)
        {
            a.Run.Step();
            if (IsSame(array, i, a[0]))
                return i;
        }

        return -1;
    }

    private static ScriptValue Join(RunContext run, ScriptValue self, string separator, bool isLocal = false)
    {
        var array = ArrayLike.Of(run, self);
        if (!run.Joining.Add(array))
            return "";

        try
        {
            var text = new StringBuilder();
            for (var i = 0; i < array.Length; i++)
            {
                run.Step();
                if (i > 0)
                    Append(run, text, separator);
                if (!array[i].IsNullish)
                    Append(run, text, isLocal ? Members.Invoke(run, array[i], "toLocaleString") : array[i]);
            }

            return text.ToString();
        }
        finally
        {
            run.Joining.Remove(array);
        }
    }

    private static void Append(RunContext run, StringBuilder text, ScriptValue part)
    {
        var piece = Coerce.ToText(run, part);

        // Once in the builder and once in the result.
        run.Charge(4L * piece.Length);
        if ((long)text.Length + piece.Length > 536_870_888)
            throw run.RangeError("Invalid string length");

        text.Append(piece);
    }
}
