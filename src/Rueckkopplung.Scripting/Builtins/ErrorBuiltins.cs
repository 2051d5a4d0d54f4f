using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class ErrorBuiltins
{
    private static readonly string[] Kinds =
        ["TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError"];

    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var root = InstallOne(globals, "Error", Intrinsics.ObjectPrototype);
        root.Method("toString", 0, static a =>
        {
            var name = Members.Get(a.Run, a.Self, "name");
            var message = Members.Get(a.Run, a.Self, "message");
            var nameText = name.IsUndefined ? "Error" : Coerce.ToText(a.Run, name);
            var messageText = message.IsUndefined ? "" : Coerce.ToText(a.Run, message);
            var separator = nameText.Length > 0 && messageText.Length > 0 ? ": " : "";
            a.Run.Charge(24 + 2L * (nameText.Length + messageText.Length));
            return nameText + separator + messageText;
        });
        foreach (var kind in Kinds)
            InstallOne(globals, kind, root);
    }

    private static ScriptObject InstallOne(Dictionary<string, ScriptValue> globals, string name, ScriptObject parent)
    {
        var prototype = new ScriptObject(parent);
        Intrinsics.ErrorPrototypes[name] = prototype;
        prototype.Put("name", name, PropertyFlags.Hidden);
        prototype.Put("message", "", PropertyFlags.Hidden);
        globals.Constructor(name, 1, prototype, a => Make(a, prototype), a => Make(a, prototype));
        return prototype;
    }

    private static ScriptValue Make(ScriptArguments a, ScriptObject prototype)
    {
        a.Run.Charge(256);
        var error = new ScriptError(prototype);
        var message = a[0].IsUndefined ? "" : a.Text(0);
        if (!a[0].IsUndefined)
            error.Put("message", message, PropertyFlags.Hidden);
        if (a[1].Object is { } options && options.Has(a.Run, "cause"))
            error.Put("cause", options.Get(a.Run, "cause"), PropertyFlags.Hidden);
        a.Run.Charge(2L * message.Length);
        error.Put("stack", $"{prototype.Get(a.Run, "name").Str}: {message}", PropertyFlags.Hidden);
        return new ScriptValue(error);
    }
}
