using Rueckkopplung.Scripting.Lexing;

namespace Rueckkopplung.Scripting.Parsing;

internal sealed partial class Parser
{
    private Expression ParseBindingTarget()
    {
        Nest();
        var start = token.Start;
        var result = token.Kind == TokenKind.Punctuator && token.Text is "[" or "{"
            ? ToPattern(ParsePatternLiteral(), isBinding: true) : new Identifier(start, BindingName());
        nesting--;
        return result;
    }

    private Expression ParsePatternLiteral()
    {
        var outer = patternOnly;
        var literal = ParsePrimary();
        patternOnly = outer;
        return literal;
    }

    private Expression ParseBindingWithDefault()
    {
        var target = ParseBindingTarget();
        return Eat("=") ? new Default(target.Position, target, Named(ParseAssignment(), target)) : target;
    }

    private Expression SimpleTarget(Expression target)
    {
        if (target is Identifier name)
            return CheckedName(name);

        return target is Member or Element
            ? target : throw new SyntaxError("Invalid left-hand side in assignment", target.Position);
    }

    private Identifier CheckedName(Identifier name) =>
        around.IsStrict && name.Name is "eval" or "arguments"
            ? throw new SyntaxError($"'{name.Name}' cannot be assigned in strict mode", name.Position) : name;

    /// <summary>Turns what was read as an expression into a target of a declaration or assignment.</summary>
    private Expression ToPattern(Expression expression, bool isBinding)
    {
        switch (expression)
        {
            case Identifier name:
                return CheckedName(name);
            case Member or Element when !isBinding:
                return expression;
            case ArrayPattern or ObjectPattern:
                // An inner pattern that was an assignment's target; its parts were checked as targets.
                return isBinding && Patterns.HasMembers(expression) ? throw NoTarget(expression) : expression;
            case Default known:
                return known with { Target = ToPattern(known.Target, isBinding) };
            case Assignment { Sign: "=" } assignment:
                return new Default(assignment.Position, ToPattern(assignment.Target, isBinding), assignment.Value);
            case Spread rest:
                return new Spread(rest.Position, RestTarget(rest.Value, isBinding));
            case ArrayLiteral array:
                return ToArrayPattern(array, isBinding);
            case ObjectLiteral members:
                return ToObjectPattern(members, isBinding);
            default:
                throw NoTarget(expression);
        }
    }

    private static SyntaxError NoTarget(Expression expression) =>
        new("Invalid destructuring target or left-hand side in assignment", expression.Position);

    private Expression RestTarget(Expression target, bool isBinding) =>
        target is Assignment ? throw NoTarget(target) : ToPattern(target, isBinding);

    private ArrayPattern ToArrayPattern(ArrayLiteral array, bool isBinding)
    {
        var items = array.Items.ToList();
        Expression? rest = null;
        if (items.Count > 0 && items[^1] is Spread spread && !array.CommaAfterRest)
        {
            rest = RestTarget(spread.Value, isBinding);
            items.RemoveAt(items.Count - 1);
        }

        if (items.Exists(item => item is Spread))
            throw new SyntaxError("A rest element must be the last", array.Position);

        return new ArrayPattern(
            array.Position, [.. items.Select(item => item is null ? null : ToPattern(item, isBinding))], rest);
    }

    private ObjectPattern ToObjectPattern(ObjectLiteral literal, bool isBinding)
    {
        var members = new List<(Expression, Expression)>();
        Expression? rest = null;
        foreach (var member in literal.Members)
        {
            if (rest is not null)
                throw new SyntaxError("A rest element must be the last", member.Position);

            if (member.Kind == MemberKind.Spread)
            {
                rest = RestTarget(member.Value, isBinding);
            }
            else if (member.Kind is MemberKind.Value or MemberKind.Shorthand
                && member.Value is not Function { IsMethod: true })
            {
                members.Add((member.Key, ToPattern(member.Value, isBinding)));
            }
            else
            {
                throw NoTarget(member.Value);
            }
        }

        return new ObjectPattern(literal.Position, [.. members], rest);
    }
}
