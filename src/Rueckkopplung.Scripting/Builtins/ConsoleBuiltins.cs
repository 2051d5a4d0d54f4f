using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class ConsoleBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var console = new ScriptObject();
        foreach (var name in new[] { "log", "info", "warn", "error", "debug" })
            console.Method(name, 0, Write);
        globals["console"] = new ScriptValue(console);
    }

    private static ScriptValue Write(ScriptArguments a)
    {
        if (a.Run.Run.Console is not { } lines)
            return default;

        var parts = Array.ConvertAll(a.Items, item => item.Object is null or ScriptError
            ? item.Ref is ScriptSymbol symbol ? symbol.ToString() : Coerce.ToText(a.Run, item)
            : JsonWriter.Write(a.Run, item, "") ?? Coerce.Describe(item));
        a.Run.Charge(64 + parts.Sum(part => 2L * part.Length));
        lines.Add(string.Join(' ', parts));
        return default;
    }
}
