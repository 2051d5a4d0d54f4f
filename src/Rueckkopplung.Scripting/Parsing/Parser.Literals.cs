using Rueckkopplung.Scripting.Lexing;

namespace Rueckkopplung.Scripting.Parsing;

internal sealed partial class Parser
{
    private Expression ParsePrimary()
    {
        var start = token.Start;
        switch (token.Kind)
        {
            case TokenKind.Name:
                return ParseName(start);
            case TokenKind.Number:
                return new Literal(start, Advance().Number);
            case TokenKind.Text:
                return new Literal(start, Advance().Text);
            case TokenKind.Template when source[start] == '`':
                return ParseTemplate(start);
        }

        return token.Kind != TokenKind.Punctuator ? throw Unexpected() : token.Text switch
        {
            "(" => ParseParenthesised(start),
            "[" => ParseArray(start),
            "{" => ParseObject(start),
            "/" or "/=" => ParseRegex(start),
            _ => throw Unexpected()
        };
    }

    private Expression ParseName(int start)
    {
        switch (token.Text)
        {
            case "true" or "false":
                return new Literal(start, Advance().Text == "true");
            case "null":
                Advance();
                return new Literal(start, ScriptValue.Null);
            case "this":
                Advance();
                return new This(start);
            case "function":
                return ParseFunction(isDeclaration: false);
            case "async":
                return ParseAsync(start);
        }

        return IsReserved(token.Text) ? throw Unexpected() : new Identifier(start, Advance().Text);
    }

    private Identifier ParseAsync(int start)
    {
        Advance();
        if (token.Kind == TokenKind.Name && !token.AfterLine && !IsReserved(token.Text) || token.IsWord("function"))
            throw new SyntaxError("Async functions are not supported; scripts run without waiting", start);

        return new Identifier(start, "async");
    }

    private Template ParseTemplate(int start)
    {
        var texts = new List<string>();
        var parts = new List<Expression>();
        var piece = token;
        while (!piece.IsTail)
        {
            texts.Add(piece.Text);
            Advance();
            parts.Add(ParseExpression());
            if (!token.Is("}"))
                throw Unexpected("; expected '}' in the template");

            token = piece = lexer.TemplatePiece(token.Start);
        }

        texts.Add(piece.Text);
        Advance();
        return new Template(start, [.. texts], [.. parts]);
    }

    private RegexLiteral ParseRegex(int start)
    {
        token = lexer.Regex(start, token.AfterLine);
        var literal = Advance();
        return new RegexLiteral(start, literal.Text, literal.Flags);
    }

    /// <summary>An expression in parentheses, or the parameters of an arrow, which an empty sequence or a spread
    /// shows.</summary>
    private Expression ParseParenthesised(int start)
    {
        Advance();
        var items = new List<Expression>();
        var onlyParameters = token.Is(")");
        while (!token.Is(")"))
        {
            var at = token.Start;
            onlyParameters = token.Is("...");
            items.Add(Eat("...") ? new Spread(at, ParseAssignment(mayBePattern: true))
                : ParseAssignment(mayBePattern: true));
            if (onlyParameters || !Eat(","))
                break;

            onlyParameters = token.Is(")");
        }

        Expect(")");
        if (token.Is("=>") && !token.AfterLine)
            return new Sequence(start, [.. items]) { IsParameters = true };

        if (onlyParameters)
            throw Unexpected("; expected '=>'");

        RefusePatternOnly();
        var inner = items.Count == 1 ? items[0] : new Sequence(start, [.. items]);
        parenthesised.Add(inner);
        return inner;
    }

    private ArrayLiteral ParseArray(int start)
    {
        Advance();
        var items = new List<Expression?>();
        var commaAfterRest = false;
        while (!token.Is("]"))
        {
            if (Eat(","))
            {
                items.Add(null);
                continue;
            }

            var at = token.Start;
            items.Add(Eat("...") ? new Spread(at, ParseAssignment(mayBePattern: true))
                : ParseAssignment(mayBePattern: true));
            if (token.Is("]"))
                break;

            commaAfterRest |= items[^1] is Spread;
            Expect(",");
        }

        Expect("]");
        return new ArrayLiteral(start, [.. items]) { CommaAfterRest = commaAfterRest };
    }

    private ObjectLiteral ParseObject(int start)
    {
        Advance();
        var members = new List<MemberNode>();
        while (!token.Is("}"))
        {
            members.Add(ParseMember());
            if (!Eat(","))
                break;
        }

        Expect("}");
        return new ObjectLiteral(start, [.. members]);
    }

    private MemberNode ParseMember()
    {
        var first = token;
        if (Eat("..."))
        {
            var value = ParseAssignment(mayBePattern: true);
            return new MemberNode(first.Start, MemberKind.Spread, value, value);
        }

        if (token.Is("*"))
            throw new SyntaxError("Generators are not supported", token.Start);

        var key = ParseKey();
        if (first.Kind == TokenKind.Name && IsKeyStart())
        {
            if (first.Text == "async")
                throw new SyntaxError("Async functions are not supported; scripts run without waiting", first.Start);

            if (first.Text is "get" or "set")
                return ParseAccessor(first);
        }

        if (token.Is("("))
            return new MemberNode(first.Start, MemberKind.Value, key, ParseMethod(first.Start, KeyName(key)));

        if (Eat(":"))
            return new MemberNode(first.Start, MemberKind.Value, key, Named(ParseAssignment(mayBePattern: true), key));

        return ParseShorthand(first, key);
    }

    private MemberNode ParseShorthand(Token name, Expression key)
    {
        if (name.Kind != TokenKind.Name || IsReserved(name.Text))
            throw Unexpected("; expected ':'");

        Expression value = new Identifier(name.Start, name.Text);
        if (token.Is("="))
        {
            var at = Advance().Start;
            var outer = patternOnly;
            value = new Default(name.Start, value, Named(ParseAssignment(), value));
            patternOnly = outer >= 0 ? outer : at;
        }

        return new MemberNode(name.Start, MemberKind.Shorthand, key, value);
    }

    private MemberNode ParseAccessor(Token word)
    {
        var key = ParseKey();
        var isGetter = word.Text == "get";
        var method = ParseMethod(word.Start, (isGetter ? "get " : "set ") + KeyName(key));
        if (isGetter ? method.Parameters.Length != 0 : method.Parameters is not [not Spread])
        {
            throw new SyntaxError(
                isGetter ? "A getter has no parameters" : "A setter has exactly one parameter", word.Start);
        }

        return new MemberNode(word.Start, isGetter ? MemberKind.Getter : MemberKind.Setter, key, method);
    }

    private bool IsKeyStart() =>
        token.Kind is TokenKind.Name or TokenKind.Text or TokenKind.Number || token.Is("[") || token.Is("*");

    private Expression ParseKey()
    {
        var start = token.Start;
        switch (token.Kind)
        {
            case TokenKind.Name or TokenKind.Text:
                return new Literal(start, Advance().Text);
            case TokenKind.Number:
                return new Literal(start, Runtime.NumberText.Of(Advance().Number));
        }

        if (!Eat("["))
            throw Unexpected(token.Is("#") ? "" : "; expected a property's name");

        var key = ParseAssignment();
        Expect("]");
        return key is Literal ? new Sequence(start, [key]) : key;
    }

    private static string KeyName(Expression key) => key is Literal { Value.Ref: string name } ? name : "";
}
