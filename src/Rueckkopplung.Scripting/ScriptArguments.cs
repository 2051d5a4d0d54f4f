using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting;

/// <summary>What a script handed to a function of the host. A missing argument is undefined.</summary>
public readonly struct ScriptArguments
{
    private readonly ScriptValue[] items;

    internal ScriptArguments(RunContext run, ScriptValue self, ScriptValue[] items)
    {
        this.items = items;
        Run = run;
        Self = self;
    }

    internal RunContext Run { get; }

    internal ScriptValue Self { get; }

    internal ScriptValue[] Items => items;

    /// <summary>How many were handed over.</summary>
    public int Count => items.Length;

    /// <summary>The argument, from 0; undefined when it was not given.</summary>
    public ScriptValue this[int index] => index < items.Length ? items[index] : default;

    /// <summary>The argument converted to text as JavaScript does it.</summary>
    public string Text(int index) => Coerce.ToText(Run, this[index]);

    /// <summary>The argument converted to a number as JavaScript does it.</summary>
    public double Number(int index) => Coerce.ToNumber(Run, this[index]);

    /// <summary>An error for the host function to throw that the script sees as an <c>Error</c> and may
    /// catch.</summary>
    public Exception Error(string message) => Run.Error("Error", message);

    internal double Integer(int index) => Coerce.ToInteger(Run, this[index]);

    internal ScriptFunction Callable(int index) =>
        this[index].Ref as ScriptFunction ?? throw Run.TypeError($"{Coerce.Describe(this[index])} is not a function");
}
