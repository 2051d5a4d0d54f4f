using Rueckkopplung.Scripting.Builtins;
using Rueckkopplung.Scripting.Compilation;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>A function as compiled; shared by all closures made of it.</summary>
internal sealed record FunctionTemplate(string Name, int Parameters, bool IsArrow)
{
    public required bool IsConstructor { get; init; }

    public required int[] ParameterSlots { get; init; }

    /// <summary>For parameters with defaults, rest or patterns; null when they are plain names.</summary>
    public required Action<Frame>? BindParameters { get; init; }

    public required Eval Body { get; init; }

    public required Layout Layout { get; init; }

    /// <summary>The program, and where the function stands in it.</summary>
    public required (string Program, int Start, int End) Text { get; init; }

    public string Source => Text.Program[Text.Start..Text.End];
}

/// <summary>A function of the script, with the scope it was made in.</summary>
internal sealed class Closure(
    FunctionTemplate template, Scope captured, ScriptValue lexicalThis, ScriptValue[] lexicalArguments)
    : ScriptFunction(template.Name, template.Parameters)
{
    public override string Source => template.Source;

    public override ScriptValue Call(RunContext run, ScriptValue self, ScriptValue[] arguments)
    {
        run.Enter();
        var count = template.Layout.Slots;
        run.Charge(64 + 16L * (count + arguments.Length));
        var scope = new Scope(count == 0 ? [] : new ScriptValue[count], captured);
        Frame frame;
        if (template.BindParameters is { } bind)
        {
            frame = new Frame(run, scope, template.IsArrow ? lexicalThis : self, arguments);
            bind(frame);
            if (template.IsArrow)
                frame = new Frame(run, scope, lexicalThis, lexicalArguments);
        }
        else
        {
            var slots = template.ParameterSlots;
            for (var i = 0; i < slots.Length; i++)
                scope.Slots[slots[i]] = i < arguments.Length ? arguments[i] : default;
            frame = template.IsArrow
                ? new Frame(run, scope, lexicalThis, lexicalArguments) : new Frame(run, scope, self, arguments);
        }

        var result = template.Body(frame);
        run.Leave();
        return result;
    }

    public override ScriptValue Construct(RunContext run, ScriptValue[] arguments)
    {
        if (!template.IsConstructor)
            return base.Construct(run, arguments);

        run.Charge(96);
        var made = new ScriptObject(Get(run, "prototype").Object ?? Intrinsics.ObjectPrototype);
        var result = Call(run, new ScriptValue(made), arguments);
        return result.Object is null ? new ScriptValue(made) : result;
    }

    public override bool TryOwn(RunContext? run, PropertyKey key, out Property property)
    {
        if (base.TryOwn(run, key, out property))
            return true;

        if (key.Name != "prototype" || !template.IsConstructor)
            return false;

        run?.Charge(192);
        var prototype = new ScriptObject();
        prototype.Put("constructor", new ScriptValue(this), PropertyFlags.Hidden);
        Put("prototype", new ScriptValue(prototype), PropertyFlags.Writable);
        return base.TryOwn(run, key, out property);
    }

    public override bool Set(RunContext run, PropertyKey key, ScriptValue value)
    {
        if (key.Name == "prototype")
            TryOwn(run, key, out _);
        return base.Set(run, key, value);
    }
}
