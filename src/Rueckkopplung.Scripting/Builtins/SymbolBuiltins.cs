using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class SymbolBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var prototype = Intrinsics.SymbolPrototype;
        var type = globals.Constructor("Symbol", 0, prototype, static a =>
        {
            a.Run.Charge(64);
            return new ScriptValue(new ScriptSymbol(a[0].IsUndefined ? null : a.Text(0)));
        }, static a => throw a.Run.TypeError("Symbol is not a constructor"));
        type.Constant("iterator", new ScriptValue(ScriptSymbol.Iterator));
        type.Constant("hasInstance", new ScriptValue(ScriptSymbol.HasInstance));
        type.Constant("toPrimitive", new ScriptValue(ScriptSymbol.ToPrimitive));
        type.Constant("toStringTag", new ScriptValue(ScriptSymbol.ToStringTag));
        prototype.Method("toString", 0, static a => Of(a).ToString());
        prototype.Method("valueOf", 0, static a => new ScriptValue(Of(a)));
        prototype.Getter("description", static a => Of(a).Description is { } text ? text : default(ScriptValue));
    }

    private static ScriptSymbol Of(ScriptArguments a) => a.Self.Ref as ScriptSymbol
        ?? (a.Self.Ref as PrimitiveObject)?.Value.Ref as ScriptSymbol
        ?? throw a.Run.TypeError("The method is not called on a Symbol");
}
