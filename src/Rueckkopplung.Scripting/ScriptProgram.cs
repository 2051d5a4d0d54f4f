using Rueckkopplung.Scripting.Compilation;
using Rueckkopplung.Scripting.Lexing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting;

/// <summary>A program compiled once; immutable, and run by any number of threads at a time.</summary>
public sealed class ScriptProgram
{
    private readonly Eval body;
    private readonly Layout layout;

    private ScriptProgram(string source, Eval body, Layout layout)
    {
        Source = source;
        this.body = body;
        this.layout = layout;
    }

    /// <summary>The text it was compiled from.</summary>
    public string Source { get; }

    /// <summary>Compiles without running anything. Of the limits only <see cref="ScriptLimits.SourceLength"/>
    /// counts.</summary>
    /// <exception cref="ScriptSyntaxException">The text is no program of this language.</exception>
    public static ScriptProgram Compile(string source, ScriptLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var longest = (limits ?? ScriptLimits.Default).SourceLength;
        if (source.Length > longest)
            throw new ScriptSyntaxException($"The script is longer than {longest:N0} characters", 1, 1);

        try
        {
            var (body, layout) = Compiler.Compile(source);
            return new ScriptProgram(source, body, layout);
        }
        catch (SyntaxError error)
        {
            var (line, column) = Place.Of(source, error.Position);
            throw new ScriptSyntaxException(error.Message, line, column);
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ScriptSyntaxException("The script is nested too deeply", 1, 1);
        }
    }

    /// <summary>Runs it; the result is the value of its last expression statement, or of a <c>return</c> at top
    /// level.</summary>
    /// <exception cref="ScriptException">The script threw and did not catch.</exception>
    /// <exception cref="ScriptLimitException">It met a limit.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public ScriptValue Run(ScriptRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        run.Cancellation.ThrowIfCancellationRequested();
        var context = new RunContext(run);
        var slots = layout.Slots == 0 ? [] : new ScriptValue[layout.Slots];
        try
        {
            var result = body(new Frame(context, new Scope(slots, null), default, []));
            return result.Ref is Rope rope ? rope.Flatten() : result;
        }
        catch (JsThrow thrown)
        {
            throw Thrown.ToException(thrown, Source);
        }
        catch (ScriptLimitException limit)
        {
            (limit.Line, limit.Column) = Place.Of(Source, context.Position);
            throw;
        }
        catch (InsufficientExecutionStackException)
        {
            var (line, column) = Place.Of(Source, context.Position);
            throw new ScriptLimitException(ScriptLimit.Depth, "The script nests too deeply.")
            {
                Line = line,
                Column = column
            };
        }
    }
}
