using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class FunctionBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var prototype = Intrinsics.FunctionPrototype;
        globals.Constructor("Function", 1, prototype, Refuse, Refuse);
        prototype.Method("call", 1, static a =>
            Members.Call(a.Run, a.Self, a[0], a.Count > 1 ? a.Items[1..] : [], Coerce.Describe(a.Self)));
        prototype.Method("apply", 2, static a =>
            Members.Call(a.Run, a.Self, a[0], ArrayLike.Values(a.Run, a[1]), Coerce.Describe(a.Self)));
        prototype.Method("bind", 1, static a =>
        {
            if (a.Self.Ref is not ScriptFunction target)
                throw a.Run.TypeError("Bind must be called on a function");

            a.Run.Charge(128 + 16L * a.Count + 2L * target.Name.Length);
            return new ScriptValue(new BoundFunction(target, a[0], a.Count > 1 ? a.Items[1..] : []));
        });
        prototype.Method("toString", 0, static a => a.Self.Ref is ScriptFunction function
            ? Charged(a.Run, function.Source)
            : throw a.Run.TypeError("Function.prototype.toString requires that 'this' be a Function"));
    }

    private static string Charged(RunContext run, string text)
    {
        run.Charge(24 + 2L * text.Length);
        return text;
    }

    private static ScriptValue Refuse(ScriptArguments a) =>
        throw a.Run.TypeError("Code cannot be made from text");
}
