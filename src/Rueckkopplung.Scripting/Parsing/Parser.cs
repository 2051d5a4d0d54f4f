using System.Runtime.CompilerServices;
using Rueckkopplung.Scripting.Lexing;

namespace Rueckkopplung.Scripting.Parsing;

/// <summary>Recursive descent with one token of sight; patterns are read as expressions and turned when = or =>
/// follows.</summary>
internal sealed partial class Parser
{
    private const int Deepest = 400;
    private readonly string source;
    private readonly Lexer lexer;
    private Token token;
    private int lastEnd;
    private int nesting;

    /// <summary>What stood in parentheses of its own, which some rules ask for and others forbid.</summary>
    private readonly HashSet<object> parenthesised = new(ReferenceEqualityComparer.Instance);

    /// <summary>Functions seen so far; a block is marked by whether the number grew in it.</summary>
    private int functions;

    /// <summary>Where <c>{a = 1}</c> was read, which only a pattern may hold; -1 when nowhere.</summary>
    private int patternOnly = -1;

    private Surroundings around = new(false);

    public Parser(string source)
    {
        this.source = source;
        lexer = new Lexer(source);
        token = lexer.Next();
    }

    // BodyStart: where the labelled statement begins, so that a: b: for makes both labels of a loop.
    private sealed record Label(string Name, int LabelStart, int BodyStart)
    {
        public bool IsLoop { get; set; }
    }

    /// <summary>What break, continue and return may refer to.</summary>
    private sealed class Surroundings(bool isFunction)
    {
        public bool IsFunction => isFunction;

        public bool IsStrict { get; set; }

        public int Loops { get; set; }

        public int Switches { get; set; }

        public List<Label> Labels { get; } = [];
    }

    public (Statement[] Body, bool IsStrict) ParseProgram()
    {
        around.IsStrict = HasStrictDirective();
        var body = new List<Statement>();
        while (token.Kind != TokenKind.End)
            body.Add(ParseStatement());
        return ([.. body], around.IsStrict);
    }

    private bool HasStrictDirective() =>
        token.Kind == TokenKind.Text && source.AsSpan(token.Start + 1, token.End - token.Start - 2) is "use strict";

    private Token Advance()
    {
        var current = token;
        lastEnd = token.End;
        token = lexer.Next();
        return current;
    }

    private bool Eat(string sign)
    {
        if (!token.Is(sign))
            return false;

        Advance();
        return true;
    }

    private bool EatWord(string word)
    {
        if (!token.IsWord(word))
            return false;

        Advance();
        return true;
    }

    private int Expect(string sign)
    {
        if (!token.Is(sign))
            throw Unexpected($"; expected '{sign}'");

        return Advance().Start;
    }

    private void ExpectWord(string word)
    {
        if (!EatWord(word))
            throw Unexpected($"; expected '{word}'");
    }

    private void EndStatement()
    {
        if (Eat(";") || token.Is("}") || token.Kind == TokenKind.End || token.AfterLine)
            return;

        throw Unexpected("; a ';' or a new line is missing before it");
    }

    private SyntaxError Unexpected(string more = "")
    {
        var what = token.Kind switch
        {
            TokenKind.End => "Unexpected end of the script",
            TokenKind.Name when Words.Reserved.Contains(token.Text) => Words.Refusal(token.Text),
            TokenKind.Name => $"Unexpected name '{token.Text}'",
            TokenKind.Number => "Unexpected number",
            TokenKind.Text => "Unexpected text",
            TokenKind.Template => "Unexpected template",
            _ => $"Unexpected '{token.Text}'"
        };
        return new SyntaxError(what + more, token.Start);
    }

    private void Nest()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++nesting > Deepest)
            throw new SyntaxError($"The script is nested more than {Deepest} deep", token.Start);
    }

    private string BindingName()
    {
        if (token.Kind != TokenKind.Name || IsReserved(token.Text))
            throw Unexpected("; expected a name");

        if (around.IsStrict && token.Text is "eval" or "arguments")
            throw new SyntaxError($"'{token.Text}' cannot be a name in strict mode", token.Start);

        return Advance().Text;
    }

    private bool IsReserved(string word) =>
        Words.Reserved.Contains(word) && (around.IsStrict || !Words.Contextual.Contains(word));
}
