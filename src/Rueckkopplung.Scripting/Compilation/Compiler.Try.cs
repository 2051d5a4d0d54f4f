using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

internal sealed partial class Compiler
{
    private delegate Completion Handler(Frame frame, ScriptValue error);

    private Exec TryOf(Try attempt)
    {
        var body = Stmt(attempt.Body);
        var handler = attempt.Handler is null ? null : HandlerOf(attempt);
        if (attempt.Finally is null)
        {
            return frame => Protected(frame, body) is var (completion, thrown) && thrown is not null
                ? handler!(frame, thrown.Value) : completion;
        }

        var last = Stmt(attempt.Finally);
        return frame =>
        {
            var (completion, thrown) = Protected(frame, body);
            if (thrown is { } error && handler is not null)
                (completion, thrown) = Protected(frame, inner => handler(inner, error.Value));
            var (result, target, kept) = (frame.Result, frame.Target, frame.Run.Completion);
            var ending = last(frame);
            if (ending != Completion.Normal)
                return ending;

            (frame.Result, frame.Target, frame.Run.Completion) = (result, target, kept);
            return thrown is null ? completion : throw new JsThrow(thrown.Value, thrown.Position);
        };
    }

    /// <summary>Runs it and hands back what was thrown. Limits and cancellation are other types and pass.</summary>
    private static (Completion Completion, JsThrow? Thrown) Protected(Frame frame, Exec body)
    {
        var outer = frame.Scope;
        var calls = frame.Run.Depth;
        try
        {
            return (body(frame), null);
        }
        catch (JsThrow thrown)
        {
            frame.Scope = outer;
            frame.Run.Depth = calls;
            frame.Run.Step();
            return (Completion.Normal, thrown);
        }
    }

    private Handler HandlerOf(Try attempt)
    {
        if (attempt.Parameter is null)
        {
            var plain = Stmt(attempt.Handler!);
            return (frame, _) => plain(frame);
        }

        var own = Open(attempt.Handler!.HasFunctions);
        foreach (var name in Patterns.Names(attempt.Parameter))
            own.Declare(name, BindingKind.Let);
        var store = Bind(attempt.Parameter, isDeclaration: true);
        var body = Stmt(attempt.Handler);
        var inner = Close(own, frame =>
        {
            store(frame, frame.Result);
            return body(frame);
        });
        return (frame, error) =>
        {
            frame.Result = error;
            return inner(frame);
        };
    }
}
