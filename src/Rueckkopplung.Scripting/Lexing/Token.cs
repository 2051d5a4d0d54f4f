namespace Rueckkopplung.Scripting.Lexing;

internal enum TokenKind
{
    End,

    /// <summary>A name or a reserved word.</summary>
    Name,
    Punctuator,
    Number,
    Text,

    /// <summary>A piece of a template: from ` or } up to ${ or `.</summary>
    Template,
    Regex
}

// Text: The word, the sign, or the meaning of a string; the pattern of a regular expression.
// Start: Offset of the first UTF-16 unit.
// End: Offset behind the last.
// AfterLine: A line ends between the token before and this one.
internal readonly record struct Token(
    TokenKind Kind, string Text, int Start, int End, bool AfterLine, double Number = 0, string Flags = "")
{
    /// <summary>The piece of the template is its last.</summary>
    public bool IsTail => Flags == "tail";

    public bool Is(string sign) => Kind == TokenKind.Punctuator && Text == sign;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;
}
