using Rueckkopplung.Scripting.Builtins;
using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

internal sealed partial class Compiler
{
    private delegate void Store(Frame frame, ScriptValue value);

    private Eval Read(Identifier name, bool mayBeMissing = false)
    {
        var binding = StaticScope.Find(scope, name.Name, out var hops);
        if (binding is null)
            return isInOwnArguments && name.Name == "arguments" ? OwnArguments : ReadGlobal(name, mayBeMissing);

        var slot = binding.Slot;
        if (binding.IsLexical)
            return ReadLexical(name, slot, hops);

        return hops switch
        {
            0 => frame => frame.Scope.Slots[slot],
            1 => frame => frame.Scope.Parent!.Slots[slot],
            _ => frame => Out(frame, hops).Slots[slot]
        };
    }

    private static Eval ReadLexical(Identifier name, int slot, int hops) => frame =>
    {
        var value = Out(frame, hops).Slots[slot];
        return value.IsEmpty ? throw Early(frame, name) : value;
    };

    private static Scope Out(Frame frame, int hops)
    {
        var from = frame.Scope;
        for (var i = 0; i < hops; i++)
            from = from.Parent!;
        return from;
    }

    private static JsThrow Early(Frame frame, Identifier name)
    {
        frame.Run.Position = name.Position;
        return frame.Run.Error("ReferenceError", $"Cannot access '{name.Name}' before initialization");
    }

    private static ScriptValue OwnArguments(Frame frame)
    {
        frame.Run.Charge(64 + 16L * frame.Arguments.Length);
        return new ScriptValue(frame.ArgumentsObject ??= new ScriptArray([.. frame.Arguments], isArguments: true));
    }

    private static Eval ReadGlobal(Identifier name, bool mayBeMissing)
    {
        var text = name.Name;
        var isBuiltIn = Intrinsics.Globals.TryGetValue(text, out var builtIn);
        return frame =>
        {
            if (frame.Run.TryGlobal(text, out var value))
                return value;

            if (isBuiltIn)
                return builtIn;

            frame.Run.Position = name.Position;
            if (frame.Run.TryHostGlobal(text, out value) || mayBeMissing)
                return value;

            throw frame.Run.Error("ReferenceError", $"{text} is not defined");
        };
    }

    // isDeclaration: Gives the name its first value, so that a constant may take it.
    private Store Write(Identifier name, bool isDeclaration)
    {
        var binding = StaticScope.Find(scope, name.Name, out var hops);
        if (binding is null)
            return WriteGlobal(name);

        var slot = binding.Slot;
        if (isDeclaration || !binding.IsLexical)
        {
            if (binding.Kind == BindingKind.OwnName && !isDeclaration)
                return WriteOwnName(isStrict);

            return hops == 0
                ? (frame, value) => frame.Scope.Slots[slot] = value
                : (frame, value) => Out(frame, hops).Slots[slot] = value;
        }

        var isConstant = binding.Kind == BindingKind.Const;
        return (frame, value) =>
        {
            var slots = Out(frame, hops).Slots;
            if (slots[slot].IsEmpty)
                throw Early(frame, name);

            if (isConstant)
                throw ConstantError(frame, name);

            slots[slot] = value;
        };
    }

    private static Store WriteOwnName(bool isStrict) => (frame, _) =>
    {
        if (isStrict)
            throw frame.Run.TypeError("Assignment to constant variable.");
    };

    private static JsThrow ConstantError(Frame frame, Identifier name)
    {
        frame.Run.Position = name.Position;
        return frame.Run.TypeError($"Assignment to constant variable '{name.Name}'.");
    }

    private Store WriteGlobal(Identifier name)
    {
        var text = name.Name;
        var isBuiltIn = Intrinsics.Globals.ContainsKey(text);
        var isFixed = text is "undefined" or "NaN" or "Infinity";
        var mustExist = isStrict;
        return (frame, value) =>
        {
            frame.Run.Position = name.Position;
            if (isFixed)
            {
                if (mustExist)
                    throw frame.Run.TypeError($"Cannot assign to read only property '{text}' of object");

                return;
            }

            if (mustExist && !isBuiltIn && !frame.Run.TryGlobal(text, out _) && !frame.Run.TryHostGlobal(text, out _))
                throw frame.Run.Error("ReferenceError", $"{text} is not defined");

            frame.Run.SetGlobal(text, value);
        };
    }

    private Eval Step(Update update)
    {
        var delta = update.Sign == "++" ? 1 : -1;
        var isPrefix = update.IsPrefix;
        if (update.Target is Identifier name)
        {
            var read = Read(name);
            var write = Write(name, isDeclaration: false);
            return frame =>
            {
                var old = Coerce.ToNumber(frame.Run, read(frame));
                write(frame, old + delta);
                return isPrefix ? old + delta : old;
            };
        }

        var place = PlaceOf(update.Target);
        var mustSucceed = isStrict;
        return frame =>
        {
            var (target, key) = place(frame);
            var old = Coerce.ToNumber(frame.Run, Members.GetAt(frame.Run, target, key));
            Members.SetAt(frame.Run, target, key, old + delta, mustSucceed);
            return isPrefix ? old + delta : old;
        };
    }
}
