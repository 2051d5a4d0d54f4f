namespace Rueckkopplung.Scripting.Builtins;

internal static class ArrayBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
