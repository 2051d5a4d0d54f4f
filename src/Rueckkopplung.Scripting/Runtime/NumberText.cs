using System.Globalization;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Numbers as text and back, by the rules of ECMA-262.</summary>
internal static class NumberText
{
    private static readonly string[] Small = [.. Enumerable.Range(0, 1024).Select(
        i => i.ToString(CultureInfo.InvariantCulture))];

    public static string OfInteger(int value) =>
        (uint)value < 1024 ? Small[value] : value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value)
    {
        var integer = (int)value;
        if (integer == value)
            return OfInteger(integer);

        if (double.IsNaN(value))
            return "NaN";

        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";

        var (digits, exponent) = Shortest(Math.Abs(value));
        var text = Layout(digits, exponent);
        return value < 0 ? "-" + text : text;
    }

    /// <summary>The digits without point, and the power of ten of the point after the first.</summary>
    private static (string Digits, int Exponent) Shortest(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E');
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        int exponent;
        if (mark >= 0)
            exponent = int.Parse(shortest.AsSpan(mark + 1), CultureInfo.InvariantCulture);
        else if (mantissa.StartsWith("0.", StringComparison.Ordinal))
            exponent = -(mantissa.Length - 2 - mantissa.AsSpan(2).TrimStart('0').Length) - 1;
        else
            exponent = (mantissa.IndexOf('.') is var point && point < 0 ? mantissa.Length : point) - 1;

        return (digits, exponent);
    }

    /// <summary>How many digits the shortest text of the number has.</summary>
    public static int DigitsOf(double value) => Math.Max(1, Shortest(Math.Abs(value)).Digits.Length);

    private static string Layout(string digits, int exponent)
    {
        if (exponent is >= 21 or < -6)
        {
            var sign = exponent < 0 ? "-" : "+";
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{sign}{Math.Abs(exponent)}");
        }

        if (exponent < 0)
            return "0." + new string('0', -exponent - 1) + digits;

        if (digits.Length <= exponent + 1)
            return digits + new string('0', exponent + 1 - digits.Length);

        return digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    /// <summary>As <c>Number(text)</c>.</summary>
    public static double Parse(string text)
    {
        var trimmed = Trim(text);
        if (trimmed.Length == 0)
            return 0;

        if (trimmed.Length > 2 && trimmed[0] == '0' && !char.IsAsciiDigit(trimmed[1]) && trimmed[1] != '.'
            && (trimmed[1] | 32) is 'x' or 'o' or 'b')
        {
            return ParseRadix(trimmed[2..], (trimmed[1] | 32) switch { 'x' => 16, 'o' => 8, _ => 2 });
        }

        var length = DecimalLength(trimmed);
        return length == trimmed.Length ? ParseDecimal(trimmed) : double.NaN;
    }

    /// <summary>As <c>parseFloat(text)</c>.</summary>
    public static double ParsePrefix(string text)
    {
        var trimmed = Trim(text);
        var length = DecimalLength(trimmed);
        return length == 0 ? double.NaN : ParseDecimal(trimmed[..length]);
    }

    /// <summary>All digits of the radix, else NaN.</summary>
    public static double ParseRadix(ReadOnlySpan<char> digits, int radix)
    {
        var value = 0.0;
        foreach (var c in digits)
        {
            var digit = DigitOf(c);
            if (digit < 0 || digit >= radix)
                return double.NaN;

            value = value * radix + digit;
        }

        return digits.Length == 0 ? double.NaN : value;
    }

    public static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => -1
    };

    public static bool IsSpace(char c) =>
        c is (>= '\t' and <= '\r') or ' ' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028'
            or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF';

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    private static double ParseDecimal(ReadOnlySpan<char> text) =>
        text.EndsWith("Infinity", StringComparison.Ordinal)
            ? text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity
            : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>How many characters at the beginning are a decimal number.</summary>
    private static int DecimalLength(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (text[at..].StartsWith("Infinity", StringComparison.Ordinal))
            return at + 8;

        var digits = CountDigits(text, at);
        var end = at + digits;
        if (end < text.Length && text[end] == '.')
        {
            var fraction = CountDigits(text, end + 1);
            if (digits + fraction > 0)
                end += 1 + fraction;
            digits += fraction;
        }

        if (digits == 0)
            return 0;

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var sign = end + 1 < text.Length && text[end + 1] is '+' or '-' ? 1 : 0;
            var exponent = CountDigits(text, end + 1 + sign);
            if (exponent > 0)
                end += 1 + sign + exponent;
        }

        return end;
    }

    private static int CountDigits(ReadOnlySpan<char> text, int from)
    {
        var at = from;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at - from;
    }
}
