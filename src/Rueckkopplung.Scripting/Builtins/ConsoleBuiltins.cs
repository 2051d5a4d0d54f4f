namespace Rueckkopplung.Scripting.Builtins;

internal static class ConsoleBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
