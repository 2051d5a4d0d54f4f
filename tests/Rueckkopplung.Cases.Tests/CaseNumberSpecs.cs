using System.Globalization;

namespace Rueckkopplung.Cases.Tests;

public sealed class CaseNumberSpecs
{
    [Fact]
    public void The_number_of_the_interface_description_has_its_check_digits() =>
        Assert.Equal("2026-00042-32", new CaseNumber(2026, 42).ToString());

    [Theory]
    [InlineData("2026-00042-32")]
    [InlineData("20260004232")]
    [InlineData(" 2026 00042 32 ")]
    [InlineData("#2026–00042–32")]
    [InlineData("2026/00042/32")]
    public void A_number_is_read_however_people_write_it(string text) =>
        Assert.Equal(new CaseNumber(2026, 42), CaseNumber.Parse(text));

    [Fact]
    public void A_long_number_is_read_as_it_is_written()
    {
        var number = new CaseNumber(2031, 1_234_567);

        Assert.Equal(number, CaseNumber.Parse(number.ToString()));
        Assert.StartsWith("2031-1234567-", number.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_single_wrong_digit_is_caught() =>
        Assert.All(Digits(), digits => Assert.All(WrongDigits(digits), wrong => Assert.Equal(NumberFault.CheckDigits, Read(wrong))));

    [Fact]
    public void Each_swap_of_two_digits_is_caught() =>
        Assert.All(Digits(), digits => Assert.All(Swaps(digits), wrong => Assert.Equal(NumberFault.CheckDigits, Read(wrong))));

    [Theory]
    [InlineData("Ostwall", NumberFault.NotANumber)]
    [InlineData("Ostwall 200", NumberFault.NotANumber)]
    [InlineData("", NumberFault.NotANumber)]
    [InlineData(null, NumberFault.NotANumber)]
    [InlineData("200", NumberFault.NotANumber)]
    [InlineData("2026-0004-32", NumberFault.Length)]
    [InlineData("2026-00042-3210000", NumberFault.Length)]
    [InlineData("2026-00024-32", NumberFault.CheckDigits)]
    public void What_is_wrong_with_a_text_is_said(string? text, NumberFault fault) =>
        Assert.Equal(fault, Read(text));

    [Theory]
    [InlineData("Ostwall", "number.form")]
    [InlineData("2026-0004-32", "number.length")]
    [InlineData("2026-00024-32", "number.check-digits")]
    public void A_typo_is_refused_with_a_sentence_of_its_own(string text, string code)
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => CaseNumber.Parse(text));

        Assert.Equal((code, text), (refusal.Code, refusal.Subject));
    }

    [Fact]
    public void Numbers_sort_by_age()
    {
        CaseNumber[] numbers = [new(2027, 1), new(2026, 100_000), new(2026, 42)];

        Assert.Equal(["2026-00042", "2026-100000", "2027-00001"], numbers.Order().Select(number => number.ToString()[..^3]));
    }

    private static NumberFault Read(string? text) => CaseNumber.Read(text, out _);

    private static IEnumerable<string> Digits() =>
        Enumerable.Range(1, 300).Select(step => new CaseNumber(2020 + (step % 12), (step * 331) + (step % 3 * 90_000)))
            .Select(number => number.ToString().Replace("-", "", StringComparison.Ordinal));

    private static IEnumerable<string> WrongDigits(string digits) =>
        from place in Enumerable.Range(0, digits.Length)
        from digit in Enumerable.Range(0, 10)
        let wrong = digits[..place] + digit.ToString(CultureInfo.InvariantCulture) + digits[(place + 1)..]
        where wrong != digits
        select wrong;

    private static IEnumerable<string> Swaps(string digits) =>
        from first in Enumerable.Range(0, digits.Length - 1)
        from second in new[] { first + 1, first + 2 }
        where second < digits.Length && digits[first] != digits[second]
        select Swap(digits, first, second);

    private static string Swap(string digits, int first, int second)
    {
        var letters = digits.ToCharArray();
        (letters[first], letters[second]) = (letters[second], letters[first]);
        return new string(letters);
    }
}
