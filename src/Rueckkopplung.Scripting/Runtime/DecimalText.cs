using System.Globalization;
using System.Numerics;

namespace Rueckkopplung.Scripting.Runtime;

/// <summary>toFixed and its sisters: exact, and a half goes away from zero.</summary>
internal static class DecimalText
{
    public static string Fixed(double value, int digits)
    {
        var rounded = Scaled(Math.Abs(value), digits);
        var text = rounded.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = value < 0 ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    public static string Precision(double value, int digits)
    {
        var (text, exponent) = Significant(Math.Abs(value), digits);
        var sign = value < 0 ? "-" : "";
        if (exponent < -6 || exponent >= digits)
            return sign + WithExponent(text, exponent);

        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{text}";

        return digits == exponent + 1 ? sign + text : $"{sign}{text[..(exponent + 1)]}.{text[(exponent + 1)..]}";
    }

    // digits: how many behind the point.
    public static string Exponential(double value, int digits)
    {
        var (text, exponent) = Significant(Math.Abs(value), digits + 1);
        return (value < 0 ? "-" : "") + WithExponent(text, exponent);
    }

    private static string WithExponent(string digits, int exponent)
    {
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        var sign = exponent < 0 ? "-" : "+";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{sign}{Math.Abs(exponent)}");
    }

    private static (string Digits, int Exponent) Significant(double value, int count)
    {
        if (value == 0)
            return (new string('0', count), 0);

        var exponent = (int)Math.Floor(Math.Log10(value));
        var text = Scaled(value, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);

        // The logarithm may be off by one, and rounding may add a digit.
        while (text.Length != count)
        {
            exponent += text.Length - count;
            text = Scaled(value, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
            if (text.Length > count && text.AsSpan(1).Trim('0').IsEmpty)
                return (text[..count], exponent + 1);
        }

        return (text, exponent);
    }

    /// <summary>The number times that power of ten as the nearest integer.</summary>
    private static BigInteger Scaled(double value, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> 52) & 0x7FF;
        BigInteger numerator = (bits & 0xFFFFFFFFFFFFF) | (biased == 0 ? 0 : 1L << 52);
        var binary = Math.Max(biased, 1) - 1075;
        var denominator = BigInteger.One;
        if (binary > 0)
            numerator <<= binary;
        else
            denominator <<= -binary;
        if (power > 0)
            numerator *= BigInteger.Pow(10, power);
        else
            denominator *= BigInteger.Pow(10, -power);
        return (2 * numerator + denominator) / (2 * denominator);
    }
}
