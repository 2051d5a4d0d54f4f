using Rueckkopplung.Scripting.Lexing;

namespace Rueckkopplung.Scripting.Parsing;

internal sealed partial class Parser
{
    private Function ParseFunction(bool isDeclaration)
    {
        var start = Advance().Start;
        if (token.Is("*"))
            throw new SyntaxError("Generators (function*) are not supported", token.Start);

        var name = isDeclaration || token.Kind == TokenKind.Name ? BindingName() : "";
        var function = ParseCallable(start, name, isMethod: false);
        return function with { BindsOwnName = !isDeclaration && name.Length > 0 };
    }

    private Function ParseMethod(int start, string name) => ParseCallable(start, name, isMethod: true);

    private Function ParseCallable(int start, string name, bool isMethod)
    {
        var outer = Enter();
        var parameters = ParseParameters();
        var (body, isStrict) = ParseFunctionBody(parameters);
        Leave(outer);
        CheckParameters(parameters, isStrict || isMethod || Array.Exists(parameters, p => p is not Identifier));
        return new Function(start, name, parameters, body, false, start, lastEnd)
        {
            IsStrict = isStrict,
            IsMethod = isMethod
        };
    }

    private Expression[] ParseParameters()
    {
        Expect("(");
        var parameters = new List<Expression>();
        while (!token.Is(")"))
        {
            var start = token.Start;
            if (Eat("..."))
            {
                parameters.Add(new Spread(start, ParseBindingTarget()));
                break;
            }

            parameters.Add(ParseBindingWithDefault());
            if (!Eat(","))
                break;
        }

        Expect(")");
        return [.. parameters];
    }

    private (Statement[] Body, bool IsStrict) ParseFunctionBody(Expression[] parameters)
    {
        Expect("{");
        if (HasStrictDirective())
        {
            if (Array.Exists(parameters, p => p is not Identifier))
                throw new SyntaxError("'use strict' needs plain parameters", token.Start);

            around.IsStrict = true;
        }

        var body = new List<Statement>();
        while (!token.Is("}"))
        {
            if (token.Kind == TokenKind.End)
                throw Unexpected("; expected '}'");

            body.Add(ParseStatement());
        }

        Advance();
        return ([.. body], around.IsStrict);
    }

    private Function ParseArrow(Expression left, int start, bool allowIn)
    {
        if (token.AfterLine)
            throw Unexpected("; '=>' must stand on the line of its parameters");

        if (left is Call { Callee: Identifier { Name: "async" } })
            throw new SyntaxError("Async functions are not supported; scripts run without waiting", start);

        var items = left switch
        {
            Identifier name => [name],
            Sequence { IsParameters: true } list => list.Items,
            _ => throw Unexpected("; the parameters before it are not valid")
        };
        patternOnly = -1;
        var position = Advance().Start;
        var parameters = Array.ConvertAll(items, item => ToPattern(item, isBinding: true));
        CheckParameters(parameters, isUnique: true);
        return ParseArrowBody(parameters, position, start, allowIn);
    }

    private Function ParseArrowBody(Expression[] parameters, int position, int start, bool allowIn)
    {
        var outer = Enter();
        Statement[] body;
        var isStrict = around.IsStrict;
        if (token.Is("{"))
            (body, isStrict) = ParseFunctionBody(parameters);
        else
            body = [new Return(token.Start, ParseAssignment(allowIn))];

        Leave(outer);
        return new Function(position, "", parameters, body, true, start, lastEnd) { IsStrict = isStrict };
    }

    private Surroundings Enter()
    {
        Nest();
        functions++;
        var outer = around;
        around = new Surroundings(true) { IsStrict = outer.IsStrict };
        return outer;
    }

    private void Leave(Surroundings outer)
    {
        around = outer;
        nesting--;
    }

    private static void CheckParameters(Expression[] parameters, bool isUnique)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in parameters.SelectMany(Patterns.Names))
        {
            if (!names.Add(name.Name) && isUnique)
                throw new SyntaxError($"Duplicate parameter name '{name.Name}'", name.Position);
        }
    }

    /// <summary>A function without a name is called as what it is assigned to.</summary>
    private static Expression Named(Expression value, Expression target)
    {
        var name = target switch
        {
            Identifier identifier => identifier.Name,
            Literal { Value.Ref: string text } => text,
            _ => ""
        };
        return value is Function { Name: "" } function ? function with { Name = name } : value;
    }
}
