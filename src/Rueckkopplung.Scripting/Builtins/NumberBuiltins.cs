namespace Rueckkopplung.Scripting.Builtins;

internal static class NumberBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
