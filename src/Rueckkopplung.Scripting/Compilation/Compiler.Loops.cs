using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

internal sealed partial class Compiler
{
    private static Exec Loop(Eval? test, Exec body, Exec? step, List<string> labels) => frame =>
    {
        while (test is null || Coerce.ToBoolean(test(frame)))
        {
            frame.Run.Step();
            var completion = body(frame);
            if (completion != Completion.Normal && Ends(frame, ref completion, labels))
                return completion;

            step?.Invoke(frame);
        }

        return Completion.Normal;
    };

    private Exec LoopOnce(DoWhile loop, List<string> labels)
    {
        var body = Stmt(loop.Body);
        var test = Expr(loop.Test);
        return frame =>
        {
            do
            {
                frame.Run.Step();
                var completion = body(frame);
                if (completion != Completion.Normal && Ends(frame, ref completion, labels))
                    return completion;
            }
            while (Coerce.ToBoolean(test(frame)));

            return Completion.Normal;
        };
    }

    /// <summary>Whether the loop is over after a break, continue or return in its body, and with which
    /// completion.</summary>
    private static bool Ends(Frame frame, ref Completion completion, List<string> labels)
    {
        if (completion == Completion.Return)
            return true;

        if (frame.Target is { } label && !labels.Contains(label))
            return true;

        frame.Target = null;
        var ends = completion == Completion.Break;
        completion = Completion.Normal;
        return ends;
    }

    private Exec ForOf(For loop, List<string> labels)
    {
        var declaration = loop.First as Declaration;
        var isLexical = declaration is { Kind: not DeclarationKind.Var };
        var own = Open(isLexical && loop.HasFunctions);
        if (isLexical)
            DeclareAll(declaration!);
        var first = loop.First is null ? Nothing : Unkept(loop.First);
        var test = loop.Test is null ? null : Expr(loop.Test);
        var next = loop.Step is null ? Nothing : Discarded(Expr(loop.Step));
        var step = own.OwnsLayout ? CopyScopeBefore(next) : next;
        var body = Loop(test, Stmt(loop.Body), step, labels);
        return Close(own, InOrder([MarkUninitialized([.. own.LexicalSlots]), first, body]));
    }

    private Exec Unkept(Statement first) =>
        first is ExpressionStatement expression ? Discarded(Expr(expression.Value)) : Stmt(first);

    private static Exec Discarded(Eval value) => frame =>
    {
        value(frame);
        return Completion.Normal;
    };

    // Each turn has names of its own, so that a function made in it keeps that turn's values.
    private static Exec CopyScopeBefore(Exec next) => frame =>
    {
        frame.Run.Charge(64 + 16L * frame.Scope.Slots.Length);
        frame.Scope = new Scope([.. frame.Scope.Slots], frame.Scope.Parent);
        return next(frame);
    };

    private Exec EachOf(ForEach loop, List<string> labels)
    {
        var isLexical = loop.Kind is not (null or DeclarationKind.Var);
        var origin = SourceOf(loop, isLexical);
        var own = Open(isLexical && loop.HasFunctions);
        if (isLexical)
            DeclareAll(new Declaration(loop.Position, loop.Kind!.Value, [(loop.Target, null)]));
        var store = Bind(loop.Target, loop.Kind is not null);
        var body = Stmt(loop.Body);
        var turn = Close(own, frame =>
        {
            store(frame, frame.Result);
            return body(frame);
        });
        var position = loop.Source.Position;
        var overKeys = loop.OverKeys;
        return frame =>
        {
            var value = origin(frame);
            frame.Run.Position = position;
            var cursor = overKeys ? KeyCursor.Over(frame.Run, value) : Cursor.Over(frame.Run, value);
            return Turns(frame, cursor, turn, labels);
        };
    }

    // The names of the loop exist already while its source is computed, but have no value yet.
    private Eval SourceOf(ForEach loop, bool isLexical)
    {
        if (!isLexical)
            return Expr(loop.Source);

        var names = Open(ownsLayout: true);
        DeclareAll(new Declaration(loop.Position, loop.Kind!.Value, [(loop.Target, null)]));
        var value = Expr(loop.Source);
        scope = names.Parent!;
        var slots = names.LexicalSlots.ToArray();
        var layout = names.Layout;
        return frame =>
        {
            var outer = frame.Scope;
            frame.Scope = NewScope(frame, layout);
            MarkUninitialized(slots)(frame);
            var result = value(frame);
            frame.Scope = outer;
            return result;
        };
    }

    private static Completion Turns(Frame frame, Cursor cursor, Exec turn, List<string> labels)
    {
        var outer = frame.Scope;
        var calls = frame.Run.Depth;
        while (cursor.Next(frame.Run, out var item))
        {
            frame.Result = item;
            Completion completion;
            try
            {
                completion = turn(frame);
            }
            catch (JsThrow)
            {
                frame.Scope = outer;
                frame.Run.Depth = calls;
                cursor.Abandon(frame.Run);
                throw;
            }

            if (completion == Completion.Normal || !Ends(frame, ref completion, labels))
                continue;

            var result = frame.Result;
            cursor.Close(frame.Run);
            frame.Result = result;
            return completion;
        }

        return Completion.Normal;
    }
}
