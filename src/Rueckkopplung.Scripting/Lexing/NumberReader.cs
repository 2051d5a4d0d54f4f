using System.Globalization;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Lexing;

/// <summary>Reads a number literal.</summary>
internal sealed class NumberReader(string source, int start)
{
    private readonly int start = start;
    private int at = start;

    public double Read(out int end)
    {
        var value = source[start] == '0' && start + 1 < source.Length ? Prefixed() : Decimal();
        if (at < source.Length && source[at] == 'n')
            throw new SyntaxError("BigInt literals are not supported", start);

        if (at < source.Length && (char.IsLetterOrDigit(source[at]) || source[at] is '_' or '$' or '\\'))
            throw new SyntaxError("Invalid or unexpected character behind a number", at);

        end = at;
        return value;
    }

    private double Prefixed()
    {
        var radix = (source[start + 1] | 32) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
        if (radix == 0)
        {
            if (char.IsAsciiDigit(source[start + 1]) || source[start + 1] == '_')
            {
                throw new SyntaxError("Numbers with a leading zero are not supported; octal numbers begin with 0o",
                    start);
            }

            return Decimal();
        }

        at = start + 2;
        var digits = Digits(c => NumberText.DigitOf(c) is >= 0 and var digit && digit < radix);
        return digits.Length == 0
            ? throw new SyntaxError("Invalid number", start) : NumberText.ParseRadix(digits, radix);
    }

    private double Decimal()
    {
        var text = Digits(char.IsAsciiDigit);
        if (at < source.Length && source[at] == '.')
        {
            at++;
            text += "." + (at < source.Length && char.IsAsciiDigit(source[at]) ? Digits(char.IsAsciiDigit) : "");
        }

        if (at < source.Length && source[at] is 'e' or 'E')
        {
            at++;
            var sign = at < source.Length && source[at] is '+' or '-' ? source[at++].ToString() : "";
            var exponent = Digits(char.IsAsciiDigit);
            if (exponent.Length == 0)
                throw new SyntaxError("Invalid number: digits are missing behind e", start);

            text += "e" + sign + exponent;
        }

        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    // Digits with single underscores between them.
    private string Digits(Func<char, bool> isDigit)
    {
        var first = at;
        while (at < source.Length && (isDigit(source[at]) || source[at] == '_'))
        {
            if (source[at] == '_' && (at == first || source[at - 1] == '_' || at + 1 >= source.Length
                || !isDigit(source[at + 1])))
            {
                throw new SyntaxError("A numeric separator must stand between two digits", at);
            }

            at++;
        }

        return source[first..at].Replace("_", "", StringComparison.Ordinal);
    }
}
