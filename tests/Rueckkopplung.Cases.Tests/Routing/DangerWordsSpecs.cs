using Rueckkopplung.Cases.Intake;

namespace Rueckkopplung.Cases.Tests.Routing;

public sealed class DangerWordsSpecs
{
    [Fact]
    public void Three_variations_hold_a_word_of_danger_and_are_not_urgent() =>
        Assert.Equal([121, 125, 181], Variations.All.Where(report => HasWord(report) && !report.IsUrgent).Select(report => report.No));

    [Fact]
    public void One_variation_is_urgent_and_holds_none() =>
        Assert.Equal([145], Variations.All.Where(report => !HasWord(report) && report.IsUrgent).Select(report => report.No));

    [Theory]
    [InlineData("Spritzen im Gebüsch", "Spritzen")]
    [InlineData("eine SPRITZE!", "SPRITZE")]
    [InlineData("Einspritzer kaputt", null)]
    [InlineData("Scherbenhaufen", "Scherbenhaufen")]
    [InlineData("der Ast  \n hängt", "Ast  \n hängt")]
    [InlineData("die Äste hängen", null)]
    [InlineData("Gasgeruch.", "Gasgeruch")]
    [InlineData("Scho\u0308ne Na\u0308gel", "Nägel")]
    [InlineData("na placu szkło", "szkło")]
    [InlineData("Біля гойдалки шприци", "шприци")]
    [InlineData("camping", null)]
    public void A_term_finds_whole_words_in_any_case(string text, string? found) =>
        Assert.Equal(found, City.Demo.DangerWords.Find(text).Select(hit => hit.Found).FirstOrDefault());

    [Fact]
    public void A_category_asks_its_own_words_its_groups_and_those_of_emergencies()
    {
        Assert.Equal("abfall", Assert.Single(City.Demo.DangerWords.Find("Chemikalien", "container-voll")).CategoryCode);
        Assert.Equal("notfall", Assert.Single(City.Demo.DangerWords.Find("es brennt", "container-voll")).CategoryCode);
        Assert.Empty(City.Demo.DangerWords.Find("Spritze", "container-voll"));
    }

    [Fact]
    public void The_report_of_gas_shows_112_and_proposes_an_emergency()
    {
        var gas = Variations.Samples.Single(report => report.No == 27).Text;

        Assert.True(City.Demo.DangerWords.MeansEmergency(gas));
        Assert.Equal(Urgency.Emergency, City.Demo.DangerWords.Propose(gas, categoryCode: null));
    }

    [Fact]
    public void Only_emergencies_show_112() =>
        Assert.Equal(
            [27],
            Variations.Samples.Where(report => City.Demo.DangerWords.MeansEmergency(report.Text)).Select(report => report.No));

    private static bool HasWord(Variation report) =>
        report.Categories.Any(category => City.Demo.DangerWords.Find(report.Text, category).Any(hit => hit.CategoryCode != "notfall" || category == "notfall"));
}
