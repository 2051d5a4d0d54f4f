namespace Rueckkopplung.Scripting.Builtins;

internal static class JsonBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
