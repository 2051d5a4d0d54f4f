using Rueckkopplung.Scripting.Builtins;

namespace Rueckkopplung.Scripting.Runtime;

internal abstract class ScriptFunction(string name, int parameters) : ScriptObject(Intrinsics.FunctionPrototype)
{
    public override string ClassName => "Function";

    public string Name => name;

    public virtual string Source => $"function {name}() {{ [native code] }}";

    public abstract ScriptValue Call(RunContext run, ScriptValue self, ScriptValue[] arguments);

    public virtual ScriptValue Construct(RunContext run, ScriptValue[] arguments) =>
        throw run.TypeError($"{name} is not a constructor");

    public override bool TryOwn(RunContext? run, PropertyKey key, out Property property)
    {
        if (base.TryOwn(run, key, out property))
            return true;

        if (key.Name is not ("name" or "length"))
            return false;

        property = new Property
        {
            Key = key,
            Value = key.Name == "name" ? name : parameters,
            Flags = PropertyFlags.Configurable
        };
        return true;
    }
}
