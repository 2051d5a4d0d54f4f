namespace Rueckkopplung.Scripting.Builtins;

internal static class StringBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
