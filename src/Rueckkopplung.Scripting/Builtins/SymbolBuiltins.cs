namespace Rueckkopplung.Scripting.Builtins;

internal static class SymbolBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
