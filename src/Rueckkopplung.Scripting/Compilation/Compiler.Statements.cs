using System.Runtime.CompilerServices;
using Rueckkopplung.Scripting.Lexing;
using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

internal sealed partial class Compiler
{
    private static readonly Exec Nothing = static _ => Completion.Normal;

    /// <summary>Labels right before the statement that is compiled next.</summary>
    private List<string> labels = [];

    private Exec Stmt(Statement statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var own = labels;
        labels = [];
        return statement switch
        {
            ExpressionStatement expression => ExpressionOf(expression),
            Declaration declaration => Declare(declaration),
            Block block => BlockOf(block),
            If branch => Kept(Branch(branch)),
            While loop => Kept(Loop(Expr(loop.Test), Stmt(loop.Body), null, own)),
            DoWhile loop => Kept(LoopOnce(loop, own)),
            For loop => Kept(ForOf(loop, own)),
            ForEach loop => Kept(EachOf(loop, own)),
            Return end => ReturnOf(end),
            Break jump => Jump(jump.Label, Completion.Break),
            Continue jump => Jump(jump.Label, Completion.Continue),
            Throw thrown => ThrowOf(thrown),
            Try attempt => Kept(TryOf(attempt)),
            Switch choice => Kept(SwitchOf(choice)),
            Labelled labelled => LabelledOf(labelled, own),
            Empty or FunctionDeclaration => Nothing,
            _ => throw new SyntaxError("This statement is not supported", statement.Position)
        };
    }

    /// <summary>At top level such a statement has the value of what runs in it, or undefined.</summary>
    private Exec Kept(Exec inner) => isInFunction ? inner : frame =>
    {
        frame.Run.Completion = default;
        return inner(frame);
    };

    private Exec ExpressionOf(ExpressionStatement statement)
    {
        var value = Expr(statement.Value);
        if (isInFunction)
        {
            return frame =>
            {
                value(frame);
                return Completion.Normal;
            };
        }

        return frame =>
        {
            frame.Run.Completion = value(frame);
            return Completion.Normal;
        };
    }

    private Exec Declare(Declaration declaration)
    {
        var parts = new List<Exec>();
        foreach (var (target, initial) in declaration.Items)
        {
            if (initial is null && declaration.Kind == DeclarationKind.Var)
                continue;

            var value = initial is null ? Constant(default) : Expr(initial);
            var store = Bind(target, isDeclaration: true);
            parts.Add(frame =>
            {
                store(frame, value(frame));
                return Completion.Normal;
            });
        }

        return InOrder([.. parts]);
    }

    private Exec BlockOf(Block block)
    {
        if (!Declarations.AnyLexical(block.Body))
            return InOrder(Statements(block.Body));

        var own = Open(block.HasFunctions);
        return Close(own, Body(block.Body, own));
    }

    private StaticScope Open(bool ownsLayout) => scope = new StaticScope(scope, ownsLayout, isFunction: false);

    private Exec Close(StaticScope own, Exec body)
    {
        scope = own.Parent!;
        if (!own.OwnsLayout)
            return body;

        var layout = own.Layout;
        return frame =>
        {
            var outer = frame.Scope;
            frame.Scope = NewScope(frame, layout);
            var completion = body(frame);
            frame.Scope = outer;
            return completion;
        };
    }

    private static Scope NewScope(Frame frame, Layout layout)
    {
        frame.Run.Charge(64 + 16L * layout.Slots);
        return new Scope(new ScriptValue[layout.Slots], frame.Scope);
    }

    private Exec Branch(If branch)
    {
        var test = Expr(branch.Test);
        var then = Stmt(branch.Then);
        var otherwise = branch.Else is null ? Nothing : Stmt(branch.Else);
        return frame => Coerce.ToBoolean(test(frame)) ? then(frame) : otherwise(frame);
    }

    private Exec ReturnOf(Return end)
    {
        var value = end.Value is null ? Constant(default) : Expr(end.Value);
        return frame =>
        {
            frame.Result = value(frame);
            return Completion.Return;
        };
    }

    private static Exec Jump(string? label, Completion completion) => frame =>
    {
        frame.Target = label;
        return completion;
    };

    private Exec ThrowOf(Throw thrown)
    {
        var value = Expr(thrown.Value);
        var position = thrown.Position;
        return frame =>
        {
            var error = value(frame);
            frame.Run.Position = position;
            throw new JsThrow(error, position);
        };
    }

    private Exec LabelledOf(Labelled labelled, List<string> outer)
    {
        labels = [.. outer, labelled.Label];
        var body = Stmt(labelled.Body);
        var label = labelled.Label;
        return frame =>
        {
            var completion = body(frame);
            if (completion != Completion.Break || frame.Target != label)
                return completion;

            frame.Target = null;
            return Completion.Normal;
        };
    }

    private Exec SwitchOf(Switch choice)
    {
        var value = Expr(choice.Value);
        var body = Array.ConvertAll(choice.Cases, entry => entry.Body);
        var flat = body.SelectMany(statements => statements).ToArray();
        var own = Open(choice.HasFunctions && Declarations.AnyLexical(flat));
        DeclareIn(flat, own);
        var prologue = InOrder([.. Prologue(flat, own)]);
        var tests = Array.ConvertAll(choice.Cases, entry => entry.Test is null ? null : Expr(entry.Test));
        var bodies = Array.ConvertAll(body, statements => InOrder(Statements(statements)));
        var otherwise = Array.IndexOf(tests, null);
        var inner = Close(own, frame =>
        {
            prologue(frame);
            return RunCases(frame, Pick(frame, frame.Result, tests, otherwise), bodies);
        });
        return frame =>
        {
            frame.Result = value(frame);
            return inner(frame);
        };
    }

    private static int Pick(Frame frame, ScriptValue value, Eval?[] tests, int otherwise)
    {
        for (var i = 0; i < tests.Length; i++)
        {
            if (tests[i] is { } test && Operators.StrictEquals(frame.Run, value, test(frame)))
                return i;
        }

        return otherwise < 0 ? tests.Length : otherwise;
    }

    private static Completion RunCases(Frame frame, int from, Exec[] bodies)
    {
        for (var i = from; i < bodies.Length; i++)
        {
            var completion = bodies[i](frame);
            if (completion == Completion.Break && frame.Target is null)
                return Completion.Normal;

            if (completion != Completion.Normal)
                return completion;
        }

        return Completion.Normal;
    }
}
