namespace Rueckkopplung.Scripting.Builtins;

internal static class FunctionBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
