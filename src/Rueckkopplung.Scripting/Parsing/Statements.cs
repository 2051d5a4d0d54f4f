namespace Rueckkopplung.Scripting.Parsing;

internal abstract record Statement(int Position) : Node(Position);

internal enum DeclarationKind
{
    Var,
    Let,
    Const
}

internal sealed record Declaration(int Position, DeclarationKind Kind, (Expression Target, Expression? Value)[] Items)
    : Statement(Position);

internal sealed record FunctionDeclaration(int Position, Function Function) : Statement(Position);

internal sealed record ExpressionStatement(int Position, Expression Value) : Statement(Position);

// HasFunctions: A function inside may keep the block's names alive.
internal sealed record Block(int Position, Statement[] Body, bool HasFunctions) : Statement(Position);

internal sealed record If(int Position, Expression Test, Statement Then, Statement? Else) : Statement(Position);

// First: A Declaration, an ExpressionStatement or nothing.
internal sealed record For(
    int Position, Statement? First, Expression? Test, Expression? Step, Statement Body, bool HasFunctions)
    : Statement(Position);

/// <summary><c>for…of</c> and <c>for…in</c>.</summary>
// Kind: Null when Target is assigned, not declared.
internal sealed record ForEach(
    int Position, DeclarationKind? Kind, Expression Target, Expression Source, bool OverKeys, Statement Body,
    bool HasFunctions)
    : Statement(Position);

internal sealed record While(int Position, Expression Test, Statement Body) : Statement(Position);

internal sealed record DoWhile(int Position, Statement Body, Expression Test) : Statement(Position);

internal sealed record Return(int Position, Expression? Value) : Statement(Position);

internal sealed record Break(int Position, string? Label) : Statement(Position);

internal sealed record Continue(int Position, string? Label) : Statement(Position);

internal sealed record Throw(int Position, Expression Value) : Statement(Position);

internal sealed record Try(int Position, Block Body, Expression? Parameter, Block? Handler, Block? Finally)
    : Statement(Position);

// Cases: A null test is default.
internal sealed record Switch(
    int Position, Expression Value, (Expression? Test, Statement[] Body)[] Cases, bool HasFunctions)
        : Statement(Position);

internal sealed record Labelled(int Position, string Label, Statement Body) : Statement(Position);

internal sealed record Empty(int Position) : Statement(Position);
