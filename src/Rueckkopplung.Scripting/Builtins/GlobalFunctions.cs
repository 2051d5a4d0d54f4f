namespace Rueckkopplung.Scripting.Builtins;

internal static class GlobalFunctions
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
