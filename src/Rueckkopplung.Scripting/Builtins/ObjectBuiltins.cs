namespace Rueckkopplung.Scripting.Builtins;

internal static class ObjectBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
