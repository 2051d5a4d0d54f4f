namespace Rueckkopplung.Scripting.Builtins;

internal static class RegExpBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
