using System.Runtime.CompilerServices;
using Rueckkopplung.Scripting.Lexing;
using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

/// <summary>Turns the tree into delegates in which every name is a place: so many scopes out, that slot.</summary>
internal sealed partial class Compiler(string source)
{
    private const int LevelsBetweenGuards = 16;
    private StaticScope scope = new(null, ownsLayout: true, isFunction: true);
    private int depth;
    private bool isStrict;

    /// <summary>In a function there is no completion value to keep.</summary>
    private bool isInFunction;
    private bool isInOwnArguments;

    public static (Eval Body, Layout Layout) Compile(string source)
    {
        var (body, isStrict) = new Parser(source).ParseProgram();
        var compiler = new Compiler(source) { isStrict = isStrict };
        return (compiler.Program(body), compiler.scope.Layout);
    }

    private Eval Program(Statement[] body)
    {
        if (body is [ExpressionStatement only])
            return Expr(only.Value);

        foreach (var name in body.SelectMany(Declarations.Vars))
            scope.Declare(name, BindingKind.Var);
        var run = Body(body, scope);
        return frame =>
        {
            var completion = run(frame);
            return completion == Completion.Return ? frame.Result : frame.Run.Completion;
        };
    }

    /// <summary>The statements of a scope that is open: first what it declares, then all in order.</summary>
    private Exec Body(Statement[] body, StaticScope own)
    {
        DeclareIn(body, own);
        return InOrder([.. Prologue(body, own), .. Statements(body)]);
    }

    private Exec[] Statements(Statement[] body) =>
        Array.ConvertAll(Array.FindAll(body, s => s is not (FunctionDeclaration or Empty)), Stmt);

    private void DeclareIn(Statement[] body, StaticScope own)
    {
        foreach (var statement in body)
        {
            if (statement is FunctionDeclaration { Function: var function })
                own.Declare(new Identifier(function.Position, function.Name), FunctionKind(own));
            else if (statement is Declaration { Kind: not DeclarationKind.Var } declaration)
                DeclareAll(declaration);
        }
    }

    private static BindingKind FunctionKind(StaticScope own) => own.IsFunction ? BindingKind.Var : BindingKind.Let;

    private void DeclareAll(Declaration declaration)
    {
        var kind = declaration.Kind switch
        {
            DeclarationKind.Const => BindingKind.Const,
            DeclarationKind.Let => BindingKind.Let,
            _ => BindingKind.Var
        };
        foreach (var name in declaration.Items.SelectMany(item => Patterns.Names(item.Target)))
            scope.Declare(name, kind);
    }

    private List<Exec> Prologue(Statement[] body, StaticScope own)
    {
        var prologue = new List<Exec>();
        var lexical = own.LexicalSlots.ToArray();
        if (lexical.Length > 0)
            prologue.Add(MarkUninitialized(lexical));
        foreach (var declaration in body.OfType<FunctionDeclaration>())
        {
            var value = Expr(declaration.Function);
            var slot = StaticScope.Find(scope, declaration.Function.Name, out _)!.Slot;
            prologue.Add(frame =>
            {
                frame.Scope.Slots[slot] = value(frame);
                return Completion.Normal;
            });
        }

        return prologue;
    }

    private static Exec MarkUninitialized(int[] slots) => frame =>
    {
        foreach (var slot in slots)
            frame.Scope.Slots[slot] = ScriptValue.Empty;
        return Completion.Normal;
    };

    private static Exec InOrder(Exec[] statements) => statements switch
    {
        [] => static _ => Completion.Normal,
        [var only] => only,
        _ => frame =>
        {
            foreach (var statement in statements)
            {
                var completion = statement(frame);
                if (completion != Completion.Normal)
                    return completion;
            }

            return Completion.Normal;
        }
    };

    private Eval Expr(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        depth++;
        var result = Dispatch(expression);
        if (depth % LevelsBetweenGuards == 0)
            result = Guarded(result);
        depth--;
        return result;
    }

    private static Eval Guarded(Eval inner) => frame =>
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return inner(frame);
    };

    private Eval Dispatch(Expression expression) => expression switch
    {
        Literal literal => Constant(literal.Value),
        Identifier name => Read(name),
        This => static frame => frame.Self,
        Template template => TemplateText(template),
        RegexLiteral regex => Pattern(regex),
        ArrayLiteral array => ArrayOf(array),
        ObjectLiteral members => ObjectOf(members),
        Unary unary => Prefix(unary),
        Update update => Step(update),
        Binary binary => Operation(binary),
        Logical logical => Either(logical),
        Conditional conditional => Choice(conditional),
        Assignment assignment => Assign(assignment),
        Sequence sequence => LastOf(sequence),
        Member member => ReadMember(member),
        Element element => ReadElement(element),
        Call call => CallOf(call),
        Chain chain => WholeChain(chain),
        New creation => NewOf(creation),
        Function function => FunctionOf(function),
        _ => throw new SyntaxError("This is no expression here", expression.Position)
    };

    private static Eval Constant(ScriptValue value) => _ => value;
}
