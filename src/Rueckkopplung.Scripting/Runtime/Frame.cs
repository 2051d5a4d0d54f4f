namespace Rueckkopplung.Scripting.Runtime;

internal delegate ScriptValue Eval(Frame frame);

internal delegate Completion Exec(Frame frame);

internal enum Completion
{
    Normal,
    Break,
    Continue,
    Return
}

/// <summary>The slots of a function's or block's names.</summary>
internal sealed class Scope(ScriptValue[] slots, Scope? parent)
{
    public readonly ScriptValue[] Slots = slots;

    public readonly Scope? Parent = parent;
}

/// <summary>One activation of the program or of a function.</summary>
internal sealed class Frame(RunContext run, Scope scope, ScriptValue self, ScriptValue[] arguments)
{
    public readonly RunContext Run = run;

    public readonly ScriptValue Self = self;

    public readonly ScriptValue[] Arguments = arguments;

    public Scope Scope = scope;

    /// <summary>What <c>return</c> returns.</summary>
    public ScriptValue Result;

    /// <summary>The label that a break or continue under way is for; null is the nearest.</summary>
    public string? Target;

    /// <summary>The <c>arguments</c> object once it was asked for.</summary>
    public ScriptArray? ArgumentsObject;
}
