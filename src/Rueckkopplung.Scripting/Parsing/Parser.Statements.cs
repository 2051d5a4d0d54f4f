using Rueckkopplung.Scripting.Lexing;

namespace Rueckkopplung.Scripting.Parsing;

internal sealed partial class Parser
{
    private Statement ParseStatement()
    {
        Nest();
        var start = token.Start;
        var statement = token.Kind switch
        {
            TokenKind.Name => ParseWord(start),
            TokenKind.Punctuator when token.Text == "{" => ParseBlock(),
            TokenKind.Punctuator when token.Text == ";" => new Empty(Advance().Start),
            _ => ParseExpressionStatement(start)
        };
        nesting--;
        return statement;
    }

    private Statement ParseWord(int start) => token.Text switch
    {
        "var" => ParseDeclaration(DeclarationKind.Var),
        "let" => ParseDeclaration(DeclarationKind.Let),
        "const" => ParseDeclaration(DeclarationKind.Const),
        "function" => new FunctionDeclaration(start, ParseFunction(isDeclaration: true)),
        "if" => ParseIf(start),
        "for" => ParseFor(start),
        "while" => ParseWhile(start),
        "do" => ParseDoWhile(start),
        "switch" => ParseSwitch(start),
        "try" => ParseTry(start),
        "return" => ParseReturn(start),
        "throw" => ParseThrow(start),
        "break" or "continue" => ParseJump(start),
        _ => ParseExpressionStatement(start)
    };

    private Block ParseBlock()
    {
        var start = Expect("{");
        var before = functions;
        var body = new List<Statement>();
        while (!token.Is("}"))
        {
            if (token.Kind == TokenKind.End)
                throw Unexpected("; expected '}'");

            body.Add(ParseStatement());
        }

        Advance();
        return new Block(start, [.. body], functions > before);
    }

    private Declaration ParseDeclaration(DeclarationKind kind)
    {
        var declaration = ParseDeclarators(kind, Advance().Start, allowIn: true);
        CheckInitializers(declaration);
        EndStatement();
        return declaration;
    }

    private Declaration ParseDeclarators(DeclarationKind kind, int start, bool allowIn)
    {
        var items = new List<(Expression, Expression?)>();
        do
        {
            var target = ParseBindingTarget();
            var value = Eat("=") ? Named(ParseAssignment(allowIn), target) : null;
            items.Add((target, value));
        }
        while (Eat(","));

        return new Declaration(start, kind, [.. items]);
    }

    private Statement ParseExpressionStatement(int start)
    {
        if (token.IsWord("async"))
            return ParseAsyncName(start);

        var value = ParseExpression();
        if (value is Identifier label && token.Is(":") && lastEnd == label.Position + label.Name.Length)
            return ParseLabelled(label);

        EndStatement();
        return new ExpressionStatement(start, value);
    }

    private ExpressionStatement ParseAsyncName(int start)
    {
        var value = ParseExpression();
        if (token.IsWord("function"))
            throw new SyntaxError("Async functions are not supported; scripts run without waiting", start);

        EndStatement();
        return new ExpressionStatement(start, value);
    }

    private Labelled ParseLabelled(Identifier label)
    {
        Advance();
        if (around.Labels.Exists(known => known.Name == label.Name))
            throw new SyntaxError($"Label '{label.Name}' has already been declared", label.Position);

        around.Labels.Add(new Label(label.Name, label.Position, token.Start));
        if (token.Kind == TokenKind.Name && token.Text is "for" or "while" or "do")
            MarkLoopLabels();
        if (token.Kind == TokenKind.Name && token.Text is "let" or "const")
            throw Unexpected("; a label cannot stand before a declaration");

        var body = ParseStatement();
        around.Labels.RemoveAt(around.Labels.Count - 1);
        return new Labelled(label.Position, label.Name, body);
    }

    private void MarkLoopLabels()
    {
        var start = token.Start;
        for (var i = around.Labels.Count - 1; i >= 0 && around.Labels[i].BodyStart == start; i--)
        {
            around.Labels[i].IsLoop = true;
            start = around.Labels[i].LabelStart;
        }
    }

    private Expression ParseTest()
    {
        Expect("(");
        var test = ParseExpression();
        Expect(")");
        return test;
    }

    /// <summary>The statement under if or a loop, which must not be a declaration.</summary>
    private Statement ParseBody()
    {
        if (token.Kind == TokenKind.Name && token.Text is "let" or "const" or "function")
            throw Unexpected("; a declaration here needs a block { }");

        return ParseStatement();
    }

    private Statement ParseLoopBody()
    {
        around.Loops++;
        var body = ParseBody();
        around.Loops--;
        return body;
    }

    private If ParseIf(int start)
    {
        Advance();
        var test = ParseTest();
        var then = ParseBody();
        return new If(start, test, then, EatWord("else") ? ParseBody() : null);
    }

    private While ParseWhile(int start)
    {
        Advance();
        return new While(start, ParseTest(), ParseLoopBody());
    }

    private DoWhile ParseDoWhile(int start)
    {
        Advance();
        var body = ParseLoopBody();
        ExpectWord("while");
        var test = ParseTest();
        Eat(";");
        return new DoWhile(start, body, test);
    }

    private Return ParseReturn(int start)
    {
        Advance();
        var isBare = token.Is(";") || token.Is("}") || token.Kind == TokenKind.End || token.AfterLine;
        var value = isBare ? null : ParseExpression();
        EndStatement();
        return new Return(start, value);
    }

    private Throw ParseThrow(int start)
    {
        Advance();
        if (token.AfterLine)
            throw new SyntaxError("Illegal newline after throw", token.Start);

        var value = ParseExpression();
        EndStatement();
        return new Throw(start, value);
    }

    private Statement ParseJump(int start)
    {
        var isBreak = Advance().Text == "break";
        string? label = null;
        if (token.Kind == TokenKind.Name && !token.AfterLine && !IsReserved(token.Text))
        {
            label = Advance().Text;
            var known = around.Labels.Find(entry => entry.Name == label);
            if (known is null || (!isBreak && !known.IsLoop))
                throw new SyntaxError($"There is no label '{label}' to go to around here", start);
        }
        else if (around.Loops == 0 && (!isBreak || around.Switches == 0))
        {
            throw new SyntaxError(isBreak ? "'break' outside of a loop or switch" : "'continue' outside of a loop",
                start);
        }

        EndStatement();
        return isBreak ? new Break(start, label) : new Continue(start, label);
    }

    private Try ParseTry(int start)
    {
        Advance();
        var body = ParseBlock();
        Expression? parameter = null;
        Block? handler = null;
        if (EatWord("catch"))
        {
            if (Eat("("))
            {
                parameter = ParseBindingTarget();
                Expect(")");
            }

            handler = ParseBlock();
        }

        var last = EatWord("finally") ? ParseBlock() : null;
        if (handler is null && last is null)
            throw Unexpected("; expected 'catch' or 'finally'");

        return new Try(start, body, parameter, handler, last);
    }
}
