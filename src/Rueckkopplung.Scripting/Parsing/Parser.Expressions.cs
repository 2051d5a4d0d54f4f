using Rueckkopplung.Scripting.Lexing;

namespace Rueckkopplung.Scripting.Parsing;

internal sealed partial class Parser
{
    private Expression ParseExpression(bool allowIn = true) => ParseCommas(allowIn, mayBePattern: false);

    private Expression ParseCommas(bool allowIn, bool mayBePattern)
    {
        var start = token.Start;
        var first = ParseAssignment(allowIn, mayBePattern);
        if (!token.Is(","))
            return first;

        var items = new List<Expression> { first };
        while (Eat(","))
            items.Add(ParseAssignment(allowIn, mayBePattern));
        return new Sequence(start, [.. items]);
    }

    private Expression ParseAssignment(bool allowIn = true, bool mayBePattern = false)
    {
        Nest();
        var outer = patternOnly;
        patternOnly = -1;
        var result = ParseAssignmentInside(allowIn);
        if (!mayBePattern)
            RefusePatternOnly();
        if (outer >= 0)
            patternOnly = outer;
        nesting--;
        return result;
    }

    private void RefusePatternOnly()
    {
        if (patternOnly >= 0)
            throw new SyntaxError("Invalid shorthand property initializer", patternOnly);
    }

    private Expression ParseAssignmentInside(bool allowIn)
    {
        var start = token.Start;
        var beganWithParenthesis = token.Is("(");
        var left = ParseConditional(allowIn);
        if (token.Kind != TokenKind.Punctuator)
            return left;

        if (token.Is("=>"))
            return ParseArrow(left, start, allowIn);

        if (token.Text is not ("=" or "+=" or "-=" or "*=" or "/=" or "%=" or "**=" or "<<=" or ">>=" or ">>>=" or "&="
            or "|=" or "^=" or "&&=" or "||=" or "??="))
        {
            return left;
        }

        var sign = token.Text;
        if (left is ArrayLiteral or ObjectLiteral && parenthesised.Contains(left))
            throw new SyntaxError("Invalid destructuring assignment target", start);

        var target = sign == "=" ? ToPattern(left, isBinding: false) : SimpleTarget(left);
        patternOnly = -1;
        Advance();
        var value = ParseAssignment(allowIn);
        return new Assignment(start, sign == "=" ? "=" : sign[..^1], target,
            beganWithParenthesis || sign is not ("=" or "&&=" or "||=" or "??=") ? value : Named(value, target));
    }

    private Expression ParseConditional(bool allowIn)
    {
        var start = token.Start;
        var test = ParseBinary(0, allowIn);
        if (!token.Is("?"))
            return test;

        RefuseArrowPart(test);
        Advance();
        var then = ParseAssignment();
        Expect(":");
        return new Conditional(start, test, then, ParseAssignment(allowIn));
    }

    private Expression ParseBinary(int least, bool allowIn)
    {
        Nest();
        var left = ParseUnary();
        while (PrecedenceOf(token, allowIn) is var precedence && precedence > least)
        {
            RefuseArrowPart(left);
            var sign = Advance();
            if (sign.Text == "**" && left is Unary && !parenthesised.Contains(left))
                throw new SyntaxError("A sign before ** needs parentheses", left.Position);

            var right = ParseBinary(sign.Text == "**" ? precedence - 1 : precedence, allowIn);
            RefuseArrowPart(right);
            CheckMixing(sign, left);
            CheckMixing(sign, right);
            left = sign.Text is "&&" or "||" or "??"
                ? new Logical(sign.Start, sign.Text, left, right) : new Binary(sign.Start, sign.Text, left, right);
        }

        nesting--;
        return left;
    }

    // a ?? b || c needs parentheses in every JavaScript.
    private void CheckMixing(Token sign, Expression operand)
    {
        if (sign.Text is "&&" or "||" or "??" && operand is Logical logical && !parenthesised.Contains(operand)
            && (sign.Text == "??") != (logical.Sign == "??"))
        {
            throw new SyntaxError("'??' and '&&' or '||' need parentheses when mixed", sign.Start);
        }
    }

    private static int PrecedenceOf(Token token, bool allowIn)
    {
        if (token.Kind == TokenKind.Name)
            return token.Text == "instanceof" || (token.Text == "in" && allowIn) ? 8 : 0;

        if (token.Kind != TokenKind.Punctuator)
            return 0;

        return token.Text switch
        {
            "??" => 1,
            "||" => 2,
            "&&" => 3,
            "|" => 4,
            "^" => 5,
            "&" => 6,
            "==" or "!=" or "===" or "!==" => 7,
            "<" or ">" or "<=" or ">=" => 8,
            "<<" or ">>" or ">>>" => 9,
            "+" or "-" => 10,
            "*" or "/" or "%" => 11,
            "**" => 12,
            _ => 0
        };
    }

    /// <summary>Parameters in parentheses, such as <c>(a, ...b)</c>, are no operand.</summary>
    private void RefuseArrowPart(Expression operand)
    {
        if (operand is Sequence { IsParameters: true })
            throw Unexpected();
    }

    private Expression ParseUnary()
    {
        var start = token.Start;
        if (token.Kind == TokenKind.Punctuator && token.Text is "!" or "-" or "+" or "~" or "++" or "--"
            || (token.Kind == TokenKind.Name && token.Text is "typeof" or "void" or "delete"))
        {
            return ParsePrefix(start);
        }

        var operand = ParsePostfix();
        if (token.Kind != TokenKind.Punctuator || token.Text is not ("++" or "--") || token.AfterLine)
            return operand;

        return new Update(start, Advance().Text, false, SimpleTarget(operand));
    }

    private Expression ParsePrefix(int start)
    {
        Nest();
        var sign = Advance().Text;
        var operand = ParseUnary();
        nesting--;
        RefuseArrowPart(operand);
        if (sign is "++" or "--")
            return new Update(start, sign, true, SimpleTarget(operand));

        if (sign == "delete" && operand is Identifier && around.IsStrict)
            throw new SyntaxError("A name cannot be deleted", start);

        return new Unary(start, sign, operand);
    }

    private Expression ParsePostfix()
    {
        var start = token.Start;
        var result = token.IsWord("new") ? ParseNew() : ParsePrimary();
        var isChain = false;
        while (TryLink(ref result, start, mayCall: true, ref isChain))
        {
        }

        return isChain ? new Chain(start, result) : result;
    }

    /// <summary>One more <c>.name</c>, <c>[key]</c> or <c>(arguments)</c>.</summary>
    private bool TryLink(ref Expression target, int start, bool mayCall, ref bool isChain)
    {
        if (token.Kind == TokenKind.Template && source[token.Start] == '`')
            throw new SyntaxError("Tagged templates are not supported", token.Start);

        if (target is Sequence { IsParameters: true } || token.Kind != TokenKind.Punctuator)
            return false;

        var at = token.Start;
        var isOptional = mayCall && Eat("?.");
        isChain |= isOptional;
        if (token.Is("["))
        {
            Advance();
            target = new Element(at, target, ParseExpression(), isOptional);
            Expect("]");
            return true;
        }

        if (mayCall && token.Is("("))
        {
            target = new Call(start, target, ParseArguments(), isOptional);
            return true;
        }

        if (!isOptional && !Eat("."))
            return false;

        if (token.Kind != TokenKind.Name)
            throw Unexpected("; expected a property's name");

        at = token.Start;
        target = new Member(at, target, Advance().Text, isOptional);
        return true;
    }

    private New ParseNew()
    {
        Nest();
        var start = Advance().Start;
        if (token.Is("."))
            throw new SyntaxError("'new.target' is not supported", start);

        var callee = token.IsWord("new") ? ParseNew() : ParsePrimary();
        RefuseArrowPart(callee);
        var isChain = false;
        while (TryLink(ref callee, start, mayCall: false, ref isChain))
        {
        }

        if (token.Is("?."))
            throw new SyntaxError("Invalid optional chain from new expression", token.Start);

        nesting--;
        return new New(start, callee, token.Is("(") ? ParseArguments() : []);
    }

    private Expression[] ParseArguments()
    {
        Expect("(");
        var arguments = new List<Expression>();
        while (!token.Is(")"))
        {
            var start = token.Start;
            arguments.Add(Eat("...") ? new Spread(start, ParseAssignment()) : ParseAssignment());
            if (!Eat(","))
                break;
        }

        Expect(")");
        return [.. arguments];
    }
}
