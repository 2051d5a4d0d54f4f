namespace Rueckkopplung.Scripting.Parsing;

// Position: Offset in the source where errors of this node belong.
internal abstract record Node(int Position);

internal abstract record Expression(int Position) : Node(Position);

/// <summary>A number, text, boolean, null or undefined.</summary>
internal sealed record Literal(int Position, ScriptValue Value) : Expression(Position);

internal sealed record Template(int Position, string[] Texts, Expression[] Parts) : Expression(Position);

internal sealed record RegexLiteral(int Position, string Pattern, string Flags) : Expression(Position);

internal sealed record Identifier(int Position, string Name) : Expression(Position);

internal sealed record This(int Position) : Expression(Position);

// Items: Null is a hole.
internal sealed record ArrayLiteral(int Position, Expression?[] Items) : Expression(Position)
{
    /// <summary>A comma stands behind a spread at the end, which a pattern must not have.</summary>
    public bool CommaAfterRest { get; init; }
}

internal enum MemberKind
{
    Value,
    Shorthand,
    Getter,
    Setter,
    Spread
}

// Key: The name's literal, or what computes it; for a spread not used.
internal sealed record MemberNode(int Position, MemberKind Kind, Expression Key, Expression Value) : Node(Position);

internal sealed record ObjectLiteral(int Position, MemberNode[] Members) : Expression(Position);

internal sealed record Spread(int Position, Expression Value) : Expression(Position);

internal sealed record Unary(int Position, string Sign, Expression Operand) : Expression(Position);

internal sealed record Update(int Position, string Sign, bool IsPrefix, Expression Target) : Expression(Position);

internal sealed record Binary(int Position, string Sign, Expression Left, Expression Right) : Expression(Position);

internal sealed record Logical(int Position, string Sign, Expression Left, Expression Right) : Expression(Position);

internal sealed record Conditional(int Position, Expression Test, Expression Then, Expression Else)
    : Expression(Position);

// Sign: =, or the operator before it such as + or ??.
internal sealed record Assignment(int Position, string Sign, Expression Target, Expression Value)
    : Expression(Position);

internal sealed record Sequence(int Position, Expression[] Items) : Expression(Position)
{
    /// <summary>These are an arrow's parameters in parentheses, and => follows.</summary>
    public bool IsParameters { get; init; }
}

internal sealed record Member(int Position, Expression Target, string Name, bool IsOptional) : Expression(Position);

internal sealed record Element(int Position, Expression Target, Expression Key, bool IsOptional) : Expression(Position);

internal sealed record Call(int Position, Expression Callee, Expression[] Arguments, bool IsOptional)
    : Expression(Position);

/// <summary>The whole of <c>a?.b.c</c>: where a link is cut, all of it is undefined.</summary>
internal sealed record Chain(int Position, Expression Inner) : Expression(Position);

internal sealed record New(int Position, Expression Callee, Expression[] Arguments) : Expression(Position);

// Body: Statements, or for an arrow's expression one Return.
// Start: Where the function's own text begins.
internal sealed record Function(
    int Position, string Name, Expression[] Parameters, Statement[] Body, bool IsArrow, int Start, int End)
    : Expression(Position)
{
    public bool IsStrict { get; init; }

    /// <summary>A method, getter or setter in an object: it has no prototype and cannot be constructed.</summary>
    public bool IsMethod { get; init; }

    /// <summary>The name is visible inside, as in <c>var f = function g() {}</c>.</summary>
    public bool BindsOwnName { get; init; }
}

/// <summary>In a pattern: a target with the value it takes for undefined.</summary>
internal sealed record Default(int Position, Expression Target, Expression Value) : Expression(Position);

// Items: Null skips one.
internal sealed record ArrayPattern(int Position, Expression?[] Items, Expression? Rest) : Expression(Position);

internal sealed record ObjectPattern(int Position, (Expression Key, Expression Target)[] Members, Expression? Rest)
    : Expression(Position);
