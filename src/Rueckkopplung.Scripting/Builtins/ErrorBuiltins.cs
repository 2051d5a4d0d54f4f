namespace Rueckkopplung.Scripting.Builtins;

internal static class ErrorBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
