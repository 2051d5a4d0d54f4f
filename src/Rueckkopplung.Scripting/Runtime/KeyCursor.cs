using Rueckkopplung.Scripting.Builtins;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>The names of <c>for…in</c>: own ones first, then the prototypes', none twice; deleted ones are left
/// out.</summary>
internal sealed class KeyCursor(ScriptObject target, List<string> names) : Cursor
{
    private int at;

    public static KeyCursor OverNothing { get; } = new(new ScriptObject(null), []);

    public static new Cursor Over(RunContext run, ScriptValue value)
    {
        if (value.IsNullish)
            return OverNothing;

        var target = Coerce.ToObject(run, value);
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var holder = target; holder is not null; holder = holder.Prototype)
        {
            run.Step();
            var keys = new List<PropertyKey>();
            if (holder is PrimitiveObject { Value.IsString: true } boxed)
                StringBuiltins.IndexKeys(run, boxed.Value.Str, keys);
            if (holder.Integrity != Integrity.BuiltIn)
                holder.OwnKeys(run, keys);
            run.Charge(keys.Count * 48L);
            foreach (var key in keys)
            {
                if (key.Name is { } name && holder.TryOwn(run, key, out var property) && seen.Add(name)
                    && property.Has(PropertyFlags.Enumerable))
                {
                    names.Add(name);
                }
            }
        }

        return new KeyCursor(target, names);
    }

    public override bool Next(RunContext run, out ScriptValue value)
    {
        while (at < names.Count)
        {
            run.Step();
            var name = names[at++];
            if (!target.Has(run, name))
                continue;

            value = name;
            return true;
        }

        value = default;
        return false;
    }
}
