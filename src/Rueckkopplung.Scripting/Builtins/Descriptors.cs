using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>Property descriptors, as <c>Object.defineProperty</c> takes them.</summary>
internal static class Descriptors
{
    public static void Define(RunContext run, ScriptObject target, PropertyKey key, ScriptValue descriptor)
    {
        if (descriptor.Object is not { } given)
            throw run.TypeError($"Property description must be an object: {Coerce.Describe(descriptor)}");

        var isKnown = target.TryOwn(run, key, out var known);
        var flags = Flag(run, given, "enumerable", PropertyFlags.Enumerable, known.Flags)
            | Flag(run, given, "configurable", PropertyFlags.Configurable, known.Flags);
        var isAccessor = given.Has(run, "get") || given.Has(run, "set");
        ScriptValue value;
        if (isAccessor)
        {
            run.Charge(32);
            flags |= PropertyFlags.Accessor;
            value = new ScriptValue(new Accessor
            {
                Getter = FunctionOf(run, given, "get"),
                Setter = FunctionOf(run, given, "set")
            }, 0);
        }
        else
        {
            flags |= Flag(run, given, "writable", PropertyFlags.Writable, known.Flags);
            value = given.Has(run, "value") || !isKnown || known.Accessor is not null ? given.Get(run, "value")
                : known.Value;
        }

        if (!target.Define(run, key, value, flags))
        {
            throw run.TypeError(isKnown
                ? $"Cannot redefine property: {key}" : $"Cannot define property {key}, object is not extensible");
        }
    }

    public static ScriptValue Of(RunContext run, Property property)
    {
        run.Charge(256);
        var result = new ScriptObject();
        if (property.Accessor is { } accessor)
        {
            result.Put("get", accessor.Getter is null ? default : new ScriptValue(accessor.Getter));
            result.Put("set", accessor.Setter is null ? default : new ScriptValue(accessor.Setter));
        }
        else
        {
            result.Put("value", property.Value);
            result.Put("writable", property.Has(PropertyFlags.Writable));
        }

        result.Put("enumerable", property.Has(PropertyFlags.Enumerable));
        result.Put("configurable", property.Has(PropertyFlags.Configurable));
        return new ScriptValue(result);
    }

    private static PropertyFlags Flag(
        RunContext run, ScriptObject given, string name, PropertyFlags flag, PropertyFlags known) =>
        given.TryGet(run, name, new ScriptValue(given), out var value)
            ? Coerce.ToBoolean(value) ? flag : PropertyFlags.None : known & flag;

    private static ScriptFunction? FunctionOf(RunContext run, ScriptObject given, string name)
    {
        var value = given.Get(run, name);
        if (value.IsUndefined)
            return null;

        return value.Ref as ScriptFunction ?? throw run.TypeError($"The accessor '{name}' must be a function");
    }
}
