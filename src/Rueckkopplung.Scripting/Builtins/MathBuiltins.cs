namespace Rueckkopplung.Scripting.Builtins;

internal static class MathBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
