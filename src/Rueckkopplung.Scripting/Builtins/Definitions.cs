using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>How built-in objects are put together.</summary>
internal static class Definitions
{
    public static void Method(
        this ScriptObject target, string name, int parameters, Func<ScriptArguments, ScriptValue> body) =>
        target.Put(name, new ScriptValue(new NativeFunction(name, parameters, body)), PropertyFlags.Hidden);

    public static void Method(
        this ScriptObject target, ScriptSymbol symbol, string name, Func<ScriptArguments, ScriptValue> body) =>
        target.Put(symbol, new ScriptValue(new NativeFunction(name, 0, body)), PropertyFlags.Hidden);

    public static void Getter(this ScriptObject target, string name, Func<ScriptArguments, ScriptValue> body)
    {
        var accessor = new Accessor { Getter = new NativeFunction("get " + name, 0, body) };
        target.Put(name, new ScriptValue(accessor, 0), PropertyFlags.Accessor | PropertyFlags.Configurable);
    }

    public static void Constant(this ScriptObject target, string name, ScriptValue value) =>
        target.Put(name, value, PropertyFlags.None);

    /// <summary>A constructor, tied to its prototype, as a global.</summary>
    public static NativeFunction Constructor(
        this Dictionary<string, ScriptValue> globals, string name, int parameters, ScriptObject prototype,
        Func<ScriptArguments, ScriptValue> call, Func<ScriptArguments, ScriptValue> construct)
    {
        var function = new NativeFunction(name, parameters, call, construct);
        function.Put("prototype", new ScriptValue(prototype), PropertyFlags.None);
        prototype.Put("constructor", new ScriptValue(function), PropertyFlags.Hidden);
        globals[name] = new ScriptValue(function);
        return function;
    }
}
