using Rueckkopplung.Scripting.Lexing;

namespace Rueckkopplung.Scripting.Parsing;

internal sealed partial class Parser
{
    private Statement ParseFor(int start)
    {
        Advance();
        if (token.IsWord("await"))
            throw Unexpected();

        var before = functions;
        Expect("(");
        Statement? first = null;
        if (token.Kind == TokenKind.Name && token.Text is "var" or "let" or "const")
        {
            var declaration = ParseDeclarators(KindOf(Advance().Text), start, allowIn: false);
            if (declaration.Items is [(var target, null)] && IsEachWord())
                return ParseForEach(start, declaration.Kind, target, before);

            CheckInitializers(declaration);
            first = declaration;
        }
        else if (!token.Is(";"))
        {
            var at = token.Start;
            var outer = patternOnly;
            patternOnly = -1;
            var value = ParseCommas(allowIn: false, mayBePattern: true);
            if (IsEachWord())
            {
                patternOnly = outer;
                return ParseForEach(start, null, ToPattern(value, isBinding: false), before);
            }

            RefusePatternOnly();
            patternOnly = outer;
            first = new ExpressionStatement(at, value);
        }

        return ParseForTail(start, first, before);
    }

    private For ParseForTail(int start, Statement? first, int before)
    {
        Expect(";");
        var test = token.Is(";") ? null : ParseExpression();
        Expect(";");
        var step = token.Is(")") ? null : ParseExpression();
        Expect(")");
        var body = ParseLoopBody();
        return new For(start, first, test, step, body, functions > before);
    }

    private ForEach ParseForEach(int start, DeclarationKind? kind, Expression target, int before)
    {
        var overKeys = Advance().Text == "in";
        var origin = overKeys ? ParseExpression() : ParseAssignment();
        Expect(")");
        var body = ParseLoopBody();
        return new ForEach(start, kind, target, origin, overKeys, body, functions > before);
    }

    private bool IsEachWord() => token.IsWord("of") || token.IsWord("in");

    private static DeclarationKind KindOf(string word) => word switch
    {
        "var" => DeclarationKind.Var,
        "let" => DeclarationKind.Let,
        _ => DeclarationKind.Const
    };

    private static void CheckInitializers(Declaration declaration)
    {
        foreach (var (target, value) in declaration.Items)
        {
            if (value is null && (declaration.Kind == DeclarationKind.Const || target is not Identifier))
                throw new SyntaxError("Missing initializer in declaration", target.Position);
        }
    }

    private Switch ParseSwitch(int start)
    {
        Advance();
        var before = functions;
        var value = ParseTest();
        Expect("{");
        around.Switches++;
        var cases = new List<(Expression?, Statement[])>();
        var hasDefault = false;
        while (!Eat("}"))
        {
            var test = ParseCaseTest(hasDefault);
            hasDefault |= test is null;
            var body = new List<Statement>();
            while (!token.Is("}") && !token.IsWord("case") && !token.IsWord("default"))
                body.Add(ParseStatement());
            cases.Add((test, [.. body]));
        }

        around.Switches--;
        return new Switch(start, value, [.. cases], functions > before);
    }

    private Expression? ParseCaseTest(bool hasDefault)
    {
        Expression? test = null;
        if (EatWord("case"))
            test = ParseExpression();
        else if (hasDefault)
            throw Unexpected("; there is a 'default' already");
        else
            ExpectWord("default");

        Expect(":");
        return test;
    }
}
