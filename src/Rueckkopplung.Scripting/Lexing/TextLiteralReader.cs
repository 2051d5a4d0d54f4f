using System.Globalization;
using System.Text;

namespace Rueckkopplung.Scripting.Lexing;

/// <summary>Reads the inside of strings and templates, with their escapes.</summary>
internal sealed class TextLiteralReader(string source, int start)
{
    private readonly int start = start;
    private readonly StringBuilder text = new();

    public int At { get; private set; } = start;

    public string ReadText(char quote)
    {
        while (At < source.Length && source[At] is not ('\n' or '\r'))
        {
            var c = source[At++];
            if (c == quote)
                return text.ToString();

            Take(c);
        }

        throw new SyntaxError($"This text has no end; it needs {quote}", start - 1);
    }

    public string ReadTemplate(out bool isTail)
    {
        while (At < source.Length)
        {
            var c = source[At++];
            isTail = c == '`';
            if (isTail)
                return text.ToString();

            if (c == '$' && At < source.Length && source[At] == '{')
            {
                At++;
                return text.ToString();
            }

            if (c == '\r')
            {
                if (At < source.Length && source[At] == '\n')
                    At++;
                c = '\n';
            }

            Take(c);
        }

        throw new SyntaxError("This template has no end; it needs `", start - 1);
    }

    private void Take(char c)
    {
        if (c == '\\')
            Escape();
        else
            text.Append(c);
    }

    private void Escape()
    {
        if (At >= source.Length)
            throw new SyntaxError("This text has no end", start - 1);

        var c = source[At++];
        switch (c)
        {
            case 'n' or 't' or 'b' or 'v' or 'f' or 'r':
                text.Append("\n\t\b\v\f\r"["ntbvfr".IndexOf(c, StringComparison.Ordinal)]);
                break;
            case 'x':
                text.Append((char)Hex(2));
                break;
            case 'u':
                Unicode();
                break;
            case '\r' when At < source.Length && source[At] == '\n':
                At++;
                break;
            case '\n' or '\r' or '\u2028' or '\u2029':
                break;
            case '0' when At >= source.Length || !char.IsAsciiDigit(source[At]):
                text.Append('\0');
                break;
            case >= '0' and <= '9':
                throw new SyntaxError("Octal escapes are not supported", At - 2);
            default:
                text.Append(c);
                break;
        }
    }

    private void Unicode()
    {
        if (At >= source.Length || source[At] != '{')
        {
            text.Append((char)Hex(4));
            return;
        }

        var end = source.IndexOf('}', At);
        if (end < 0 || end - At is < 2 or > 9 || !TryHex(source.AsSpan(At + 1, end - At - 1), out var code)
            || code > 0x10FFFF)
        {
            throw new SyntaxError("Invalid Unicode escape", At);
        }

        At = end + 1;
        if (code is >= 0xD800 and <= 0xDFFF)
            text.Append((char)code);
        else
            text.Append(char.ConvertFromUtf32(code));
    }

    private int Hex(int digits)
    {
        if (At + digits > source.Length || !TryHex(source.AsSpan(At, digits), out var value))
            throw new SyntaxError("Invalid escape: hexadecimal digits are missing", At - 2);

        At += digits;
        return value;
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;
}
