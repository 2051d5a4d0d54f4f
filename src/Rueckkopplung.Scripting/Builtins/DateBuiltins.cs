namespace Rueckkopplung.Scripting.Builtins;

internal static class DateBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
    }
}
