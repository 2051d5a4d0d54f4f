using System.Globalization;
using System.Text;

namespace Rueckkopplung.Cases;

/// <summary>
/// The number people say on the phone, <c>2026-00042-32</c>: year, running number (gaps are allowed), two check digits
/// by ISO 7064 MOD 97-10, which catch every wrong digit and every swap.
/// </summary>
/// <param name="Year">Four digits.</param>
/// <param name="Sequence">1 to 9,999,999; written with at least five digits.</param>
public readonly record struct CaseNumber(int Year, int Sequence) : IComparable<CaseNumber>
{
    private const int FewestDigits = 11;
    private const int MostDigits = 13;

    /// <summary>2 to 98, derived from year and sequence.</summary>
    public int CheckDigits
    {
        get
        {
            var payload = string.Create(CultureInfo.InvariantCulture, $"{Year:D4}{Sequence:D5}");
            return 98 - (int)(long.Parse(payload, CultureInfo.InvariantCulture) * 100 % 97);
        }
    }

    /// <summary>Reads a number with or without hyphens, blanks or a leading #.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>number.form</c>, <c>number.length</c> or <c>number.check-digits</c>.
    /// </exception>
    public static CaseNumber Parse(string? text)
    {
        var fault = Read(text, out var number);
        Rule.Require(fault != NumberFault.NotANumber, "number.form", text);
        Rule.Require(fault != NumberFault.Length, "number.length", text);
        Rule.Require(fault != NumberFault.CheckDigits, "number.check-digits", text);

        return number;
    }

    /// <summary>Reads a number and says what is wrong with it, for a search that also takes words.</summary>
    public static NumberFault Read(string? text, out CaseNumber number)
    {
        number = default;
        if (Digits(text) is not { Length: > 4 } digits)
            return NumberFault.NotANumber;
        if (digits.Length is < FewestDigits or > MostDigits)
            return NumberFault.Length;

        var read = new CaseNumber(Int(digits[..4]), Int(digits[4..^2]));
        if (read.ToDigits() != digits)
            return NumberFault.CheckDigits;

        number = read;
        return NumberFault.None;
    }

    /// <inheritdoc />
    public int CompareTo(CaseNumber other) => (Year, Sequence).CompareTo((other.Year, other.Sequence));

    /// <summary>With hyphens: <c>2026-00042-32</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Sequence:D5}-{CheckDigits:D2}");

    /// <summary>Older first.</summary>
    public static bool operator <(CaseNumber left, CaseNumber right) => left.CompareTo(right) < 0;

    /// <summary>Newer last.</summary>
    public static bool operator >(CaseNumber left, CaseNumber right) => left.CompareTo(right) > 0;

    /// <summary>Older or the same.</summary>
    public static bool operator <=(CaseNumber left, CaseNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Newer or the same.</summary>
    public static bool operator >=(CaseNumber left, CaseNumber right) => left.CompareTo(right) >= 0;

    internal string ToDigits() => ToString().Replace("-", string.Empty, StringComparison.Ordinal);

    internal static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    // null: something other than digits and separators is in it
    internal static string? Digits(string? text)
    {
        var digits = new StringBuilder(MostDigits);
        foreach (var letter in (text ?? string.Empty).Trim())
        {
            if (char.IsAsciiDigit(letter))
                digits.Append(letter);
            else if (!IsSeparator(letter))
                return null;
        }

        return digits.ToString();
    }

    private static bool IsSeparator(char letter) =>
        letter is '#' or '/' or '.' || char.IsWhiteSpace(letter)
        || char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation;
}
