using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

internal static class ObjectBuiltins
{
    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        var type = globals.Constructor("Object", 1, Intrinsics.ObjectPrototype, Make, Make);
        InstallPrototype(Intrinsics.ObjectPrototype);
        InstallListing(type);
        InstallMaking(type);
        InstallDescribing(type);
        InstallIntegrity(type);
    }

    private static ScriptValue Make(ScriptArguments a)
    {
        a.Run.Charge(96);
        return a[0].IsNullish ? new ScriptValue(new ScriptObject()) : new ScriptValue(Coerce.ToObject(a.Run, a[0]));
    }

    private static void InstallPrototype(ScriptObject prototype)
    {
        prototype.Method("hasOwnProperty", 1, static a => HasOwn(a.Run, a.Self, a[0]));
        prototype.Method("propertyIsEnumerable", 1, static a =>
            Coerce.ToObject(a.Run, a.Self).TryOwn(a.Run, Coerce.ToKey(a.Run, a[0]), out var property)
            && property.Has(PropertyFlags.Enumerable));
        prototype.Method("isPrototypeOf", 1, static a =>
        {
            for (var holder = a[0].Object?.Prototype; holder is not null; holder = holder.Prototype)
            {
                if (ReferenceEquals(holder, a.Self.Ref))
                    return true;
            }

            return false;
        });
        prototype.Method("valueOf", 0, static a => new ScriptValue(Coerce.ToObject(a.Run, a.Self)));
        prototype.Method("toLocaleString", 0, static a => Members.Invoke(a.Run, a.Self, "toString"));
        prototype.Method("toString", 0, static a => $"[object {TagOf(a.Run, a.Self)}]");
    }

    private static string TagOf(RunContext run, ScriptValue value)
    {
        if (value.IsNullish)
            return value.IsNull ? "Null" : "Undefined";

        var target = Coerce.ToObject(run, value);
        var tag = target.Get(run, ScriptSymbol.ToStringTag);
        return tag.IsString ? tag.Str : target.ClassName is "Map" or "Set" or "Iterator" ? "Object" : target.ClassName;
    }

    private static ScriptValue HasOwn(RunContext run, ScriptValue target, ScriptValue name)
    {
        var key = Coerce.ToKey(run, name);
        return Coerce.ToObject(run, target).TryOwn(run, key, out _);
    }

    private static void InstallListing(ScriptObject type)
    {
        type.Method("keys", 1, static a => List(a, static (_, _, name) => name));
        type.Method("values", 1, static a => List(a, static (run, target, name) => target.Get(run, name)));
        type.Method("entries", 1, static a => List(a, static (run, target, name) =>
            new ScriptValue(ScriptArray.Of(run, [name, target.Get(run, name)]))));
        type.Method("hasOwn", 2, static a => HasOwn(a.Run, a[0], a[1]));
        type.Method("is", 2, static a => Operators.SameValue(a[0], a[1]));
        type.Method("getOwnPropertyNames", 1, static a =>
        {
            var names = new ScriptArray();
            foreach (var key in OwnKeys(a.Run, a[0]))
            {
                if (key.Name is { } name)
                    names.Add(a.Run, name);
            }

            return new ScriptValue(names);
        });
        type.Method("fromEntries", 1, static a =>
        {
            a.Run.Charge(96);
            var result = new ScriptObject();
            var cursor = Cursor.Over(a.Run, a[0]);
            while (cursor.Next(a.Run, out var entry))
            {
                if (entry.Object is not { } pair)
                    throw a.Run.TypeError($"Iterator value {Coerce.Describe(entry)} is not an entry object");

                var key = Coerce.ToKey(a.Run, pair.Get(a.Run, "0"));
                result.Define(a.Run, key, pair.Get(a.Run, "1"), PropertyFlags.All);
            }

            return new ScriptValue(result);
        });
    }

    private static List<PropertyKey> OwnKeys(RunContext run, ScriptValue value)
    {
        var keys = new List<PropertyKey>();
        var target = Coerce.ToObject(run, value);
        if (target is PrimitiveObject { Value.IsString: true } boxed)
        {
            StringBuiltins.IndexKeys(run, boxed.Value.Str, keys);
            keys.Add("length");
        }

        target.OwnKeys(run, keys);
        return keys;
    }

    private static ScriptValue List(ScriptArguments a, Func<RunContext, ScriptObject, string, ScriptValue> select)
    {
        var target = Coerce.ToObject(a.Run, a[0]);
        var result = new ScriptArray();
        foreach (var key in OwnKeys(a.Run, a[0]))
        {
            a.Run.Step();
            if (key.Name is { } name && target.TryOwn(a.Run, key, out var property)
                && property.Has(PropertyFlags.Enumerable))
            {
                result.Add(a.Run, select(a.Run, target, name));
            }
        }

        return new ScriptValue(result);
    }

    private static void InstallMaking(ScriptObject type)
    {
        type.Method("assign", 2, static a =>
        {
            var target = new ScriptValue(Coerce.ToObject(a.Run, a[0]));
            for (var i = 1; i < a.Count; i++)
            {
                if (a[i].IsNullish)
                    continue;

                var source = Coerce.ToObject(a.Run, a[i]);
                foreach (var key in OwnKeys(a.Run, a[i]))
                {
                    a.Run.Step();
                    if (source.TryOwn(a.Run, key, out var property) && property.Has(PropertyFlags.Enumerable))
                        Members.Set(a.Run, target, key, source.Get(a.Run, key), isStrict: true);
                }
            }

            return target;
        });
        type.Method("create", 2, static a =>
        {
            a.Run.Charge(96);
            if (a[0].Object is null && !a[0].IsNull)
                throw a.Run.TypeError("Object prototype may only be an Object or null");

            var result = new ScriptObject(a[0].Object);
            if (a[1].Object is { } descriptors)
                DefineAll(a.Run, result, descriptors);
            return new ScriptValue(result);
        });
    }

    private static void InstallDescribing(ScriptObject type)
    {
        type.Method("getPrototypeOf", 1, static a =>
            Coerce.ToObject(a.Run, a[0]).Prototype is { } prototype ? new ScriptValue(prototype) : ScriptValue.Null);
        type.Method("setPrototypeOf", 2, SetPrototype);
        type.Method("defineProperty", 3, static a =>
        {
            if (a[0].Object is not { } target)
                throw a.Run.TypeError("Object.defineProperty called on non-object");

            Descriptors.Define(a.Run, target, Coerce.ToKey(a.Run, a[1]), a[2]);
            return a[0];
        });
        type.Method("defineProperties", 2, static a =>
        {
            if (a[0].Object is not { } target)
                throw a.Run.TypeError("Object.defineProperties called on non-object");

            DefineAll(a.Run, target, Coerce.ToObject(a.Run, a[1]));
            return a[0];
        });
        type.Method("getOwnPropertyDescriptor", 2, static a =>
            Coerce.ToObject(a.Run, a[0]).TryOwn(a.Run, Coerce.ToKey(a.Run, a[1]), out var property)
                ? Descriptors.Of(a.Run, property) : default);
    }

    private static void DefineAll(RunContext run, ScriptObject target, ScriptObject descriptors)
    {
        foreach (var name in descriptors.EnumerableNames(run))
            Descriptors.Define(run, target, name, descriptors.Get(run, name));
    }

    private static ScriptValue SetPrototype(ScriptArguments a)
    {
        if (a[1].Object is null && !a[1].IsNull)
            throw a.Run.TypeError("Object prototype may only be an Object or null");

        if (a[0].Object is not { } target)
            return a[0];

        if (target.Integrity != Integrity.None)
            throw a.Run.TypeError("The prototype of this object cannot be changed");

        for (var holder = a[1].Object; holder is not null; holder = holder.Prototype)
        {
            a.Run.Step();
            if (ReferenceEquals(holder, target))
                throw a.Run.TypeError("Cyclic __proto__ value");
        }

        target.Prototype = a[1].Object;
        return a[0];
    }

    private static void InstallIntegrity(ScriptObject type)
    {
        type.Method("freeze", 1, static a => Restrict(a, Integrity.Frozen));
        type.Method("seal", 1, static a => Restrict(a, Integrity.Sealed));
        type.Method("preventExtensions", 1, static a => Restrict(a, Integrity.NotExtensible));
        type.Method("isFrozen", 1, static a => Holds(a, PropertyFlags.Writable | PropertyFlags.Configurable));
        type.Method("isSealed", 1, static a => Holds(a, PropertyFlags.Configurable));
        type.Method("isExtensible", 1, static a => a[0].Object is { Integrity: Integrity.None });
    }

    private static ScriptValue Restrict(ScriptArguments a, Integrity least)
    {
        if (a[0].Object is HostObject)
            throw a.Run.TypeError("Cannot freeze an object of the host");

        if (a[0].Object is { } target && target.Integrity < least)
            target.Integrity = least;
        return a[0];
    }

    private static ScriptValue Holds(ScriptArguments a, PropertyFlags lacking)
    {
        if (a[0].Object is not { } target)
            return true;

        if (target.Integrity == Integrity.None)
            return false;

        foreach (var key in OwnKeys(a.Run, a[0]))
        {
            if (target.TryOwn(a.Run, key, out var property) && (property.Has(lacking & PropertyFlags.Configurable)
                || (property.Accessor is null && property.Has(lacking & PropertyFlags.Writable))))
            {
                return false;
            }
        }

        return true;
    }
}
