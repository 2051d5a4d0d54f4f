using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Lexing;

/// <summary>Cuts the source into tokens on demand; the parser says where a slash begins a regular expression.</summary>
internal sealed class Lexer(string source)
{
    // Longer signs first where one begins another.
    private static readonly string[] Signs =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
        "^=",
        "<<", ">>", "**",
        "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":",
        "=",
        "."
    ];

    private static readonly Dictionary<char, string[]> SignsByFirst =
        Signs.GroupBy(sign => sign[0]).ToDictionary(group => group.Key, group => group.ToArray());

    private int at;

    public Token Next()
    {
        var afterLine = SkipSpace();
        if (at >= source.Length)
            return new Token(TokenKind.End, "end of the script", at, at, afterLine);

        var c = source[at];
        if (IsNameStart(c))
            return Name(afterLine);

        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < source.Length && char.IsAsciiDigit(source[at + 1])))
            return Number(afterLine);

        return c switch
        {
            '"' or '\'' => Text(c, afterLine),
            '`' => TemplatePiece(at, afterLine),
            _ => Sign(c, afterLine)
        };
    }

    /// <summary>Reads the next token again as the rest of a template, from the } at <paramref name="start"/>.</summary>
    public Token TemplatePiece(int start, bool afterLine = false)
    {
        var reader = new TextLiteralReader(source, start + 1);
        var text = reader.ReadTemplate(out var isTail);
        at = reader.At;
        return new Token(TokenKind.Template, text, start, at, afterLine, Flags: isTail ? "tail" : "");
    }

    /// <summary>Reads the slash at <paramref name="start"/> as the beginning of a regular expression.</summary>
    public Token Regex(int start, bool afterLine)
    {
        at = start + 1;
        for (var inClass = false; ; at++)
        {
            if (at >= source.Length || IsLineEnd(source[at]))
                throw new SyntaxError("Invalid regular expression: missing /", start);

            var c = source[at];
            if (c == '\\')
                at++;
            else if (c == '[')
                inClass = true;
            else if (c == ']')
                inClass = false;
            else if (c == '/' && !inClass)
                break;
        }

        var pattern = source[(start + 1)..at];
        var flagsStart = ++at;
        while (at < source.Length && IsNamePart(source[at]))
            at++;
        return new Token(TokenKind.Regex, pattern, start, at, afterLine, Flags: source[flagsStart..at]);
    }

    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    private bool SkipSpace()
    {
        var afterLine = false;
        while (at < source.Length)
        {
            var c = source[at];
            if (IsLineEnd(c))
            {
                afterLine = true;
            }
            else if (c == '/' && at + 1 < source.Length && source[at + 1] == '/')
            {
                at = source.AsSpan(at).IndexOfAny("\n\r\u2028\u2029") is var end && end < 0 ? source.Length : at + end;
                continue;
            }
            else if (c == '/' && at + 1 < source.Length && source[at + 1] == '*')
            {
                var end = source.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                    throw new SyntaxError("This comment has no end; it needs */", at);

                afterLine |= source.AsSpan(at, end - at).IndexOfAny("\n\r\u2028\u2029") >= 0;
                at = end + 1;
            }
            else if (!NumberText.IsSpace(c))
            {
                break;
            }

            at++;
        }

        return afterLine;
    }

    private Token Name(bool afterLine)
    {
        var start = at;
        while (at < source.Length && IsNamePart(source[at]))
            at++;
        if (at < source.Length && source[at] == '\\')
            throw new SyntaxError("Escapes in names are not supported", at);

        return new Token(TokenKind.Name, source[start..at], start, at, afterLine);
    }

    private Token Number(bool afterLine)
    {
        var start = at;
        var value = new NumberReader(source, at).Read(out at);
        return new Token(TokenKind.Number, "", start, at, afterLine, value);
    }

    private Token Text(char quote, bool afterLine)
    {
        var start = at;
        var reader = new TextLiteralReader(source, at + 1);
        var text = reader.ReadText(quote);
        at = reader.At;
        return new Token(TokenKind.Text, text, start, at, afterLine);
    }

    private Token Sign(char c, bool afterLine)
    {
        foreach (var sign in SignsByFirst.GetValueOrDefault(c) ?? [])
        {
            if (string.CompareOrdinal(source, at, sign, 0, sign.Length) == 0 && !IsConditionalBefore(sign))
            {
                at += sign.Length;
                return new Token(TokenKind.Punctuator, sign, at - sign.Length, at, afterLine);
            }
        }

        throw new SyntaxError(c == '#' ? "Private names (#) are not supported" : "Invalid or unexpected character", at);
    }

    // a?.5:b is a condition, not a chain.
    private bool IsConditionalBefore(string sign) =>
        sign == "?." && at + 2 < source.Length && char.IsAsciiDigit(source[at + 2]);

    private static bool IsNameStart(char c) =>
        char.IsAsciiLetter(c) || c is '$' or '_' || (c > 127 && char.IsLetter(c));

    private static bool IsNamePart(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '$' or '_'
        || (c > 127 && (char.IsLetterOrDigit(c) || c is '\u200C' or '\u200D'
            || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark));
}
