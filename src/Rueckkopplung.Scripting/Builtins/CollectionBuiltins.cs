namespace Rueckkopplung.Scripting.Builtins;

internal static class CollectionBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
