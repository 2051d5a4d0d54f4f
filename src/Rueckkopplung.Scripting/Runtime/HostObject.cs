namespace Rueckkopplung.Scripting.Runtime;

/// <summary>An object whose members the host answers for.</summary>
internal sealed class HostObject(
    string name, Func<string, ScriptValue?> get, Action<string, ScriptValue>? set, Func<IEnumerable<string>>? keys)
    : ScriptObject
{
    public override bool TryOwn(RunContext? run, PropertyKey key, out Property property)
    {
        property = default;
        if (key.Name is not { } member || get(member) is not { } value)
            return false;

        property = new Property
        {
            Key = key,
            Value = value,
            Flags = set is null ? PropertyFlags.Enumerable : PropertyFlags.Enumerable | PropertyFlags.Writable
        };
        return true;
    }

    public override bool Set(RunContext run, PropertyKey key, ScriptValue value)
    {
        if (set is null || key.Name is not { } member)
            throw run.TypeError($"'{name}.{key}' cannot be assigned");

        set(member, value);
        return true;
    }

    public override bool Define(RunContext? run, PropertyKey key, ScriptValue value, PropertyFlags flags) =>
        run is not null && Set(run, key, value);

    public override bool Delete(RunContext run, PropertyKey key) =>
        throw run.TypeError($"'{name}.{key}' cannot be deleted");

    public override void OwnKeys(RunContext? run, List<PropertyKey> into)
    {
        foreach (var key in keys?.Invoke() ?? [])
        {
            run?.Charge(16);
            into.Add(key);
        }
    }
}
