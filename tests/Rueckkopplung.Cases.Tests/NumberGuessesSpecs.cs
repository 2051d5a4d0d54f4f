namespace Rueckkopplung.Cases.Tests;

public sealed class NumberGuessesSpecs
{
    private static readonly CaseNumber Meant = new(2026, 298); // 2026-00298-40

    [Theory]
    [InlineData("2026-00289-40", NumberSlip.Swapped, 8, "98", "89")]
    [InlineData("2026-00298-99", NumberSlip.CheckDigits, 10, "40", "99")]
    [InlineData("2026-00398-40", NumberSlip.WrongDigit, 7, "2", "3")]
    [InlineData("2026-0298-40", NumberSlip.MissingDigit, 5, "0", "")]
    [InlineData("2026-002298-40", NumberSlip.ExtraDigit, 7, "", "2")]
    [InlineData("2026-00298", NumberSlip.NoCheckDigits, 10, "40", "")]
    public void One_slip_leads_back_to_the_number_and_is_named(string typed, NumberSlip slip, int position, string right, string wrong) =>
        Assert.Equal(new NumberGuess(Meant, slip, position, wrong, right), Assert.Single(NumberGuesses.Of(typed), guess => guess.Number == Meant));

    [Theory]
    [InlineData("2026-00298-40")]
    [InlineData("Ostwall 12")]
    [InlineData("298")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("202600298409999999")]
    public void A_right_number_and_a_text_that_is_none_have_no_guesses(string? typed) => Assert.Empty(NumberGuesses.Of(typed));

    [Fact]
    public void Each_guess_is_a_number() =>
        Assert.All(NumberGuesses.Of("2026-00289-41"), guess => Assert.Equal(guess.Number, CaseNumber.Parse(guess.Number.ToString())));
}
