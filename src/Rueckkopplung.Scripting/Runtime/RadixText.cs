using System.Text;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Numbers as text in another base, with fractions.</summary>
internal static class RadixText
{
    private const double LargestExact = 9007199254740992;

    public static string Of(double value, int radix)
    {
        if (!double.IsFinite(value))
            return NumberText.Of(value);

        var text = new StringBuilder();
        var rest = Math.Abs(value);
        var whole = Math.Floor(rest);
        rest -= whole;
        for (; whole >= LargestExact; whole /= radix)
            text.Insert(0, '0');
        do
        {
            var digit = (int)(whole % radix);
            text.Insert(0, DigitText(digit));
            whole = Math.Floor(whole / radix);
        }
        while (whole > 0);

        if (rest > 0)
            AppendFraction(text, rest, value, radix);

        return value < 0 ? "-" + text : text.ToString();
    }

    // Digits until the rest is below what a double of this size can tell apart, the last one rounded.
    private static void AppendFraction(StringBuilder text, double rest, double value, int radix)
    {
        text.Append('.');
        var size = Math.Abs(value);
        var delta = Math.Max(0.5 * (Math.BitIncrement(size) - size), double.Epsilon);
        do
        {
            rest *= radix;
            delta *= radix;
            var digit = (int)rest;
            rest -= digit;
            text.Append(DigitText(digit));
            if ((rest > 0.5 || (rest == 0.5 && (digit & 1) == 1)) && rest + delta > 1)
            {
                RoundUp(text, radix);
                break;
            }
        }
        while (rest >= delta);
    }

    private static void RoundUp(StringBuilder text, int radix)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == '.')
                continue;

            var digit = NumberText.DigitOf(text[i]) + 1;
            if (digit < radix)
            {
                text[i] = DigitText(digit);
                return;
            }

            text[i] = '0';
        }

        text.Insert(0, '1');
    }

    private static char DigitText(int digit) => (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
}
