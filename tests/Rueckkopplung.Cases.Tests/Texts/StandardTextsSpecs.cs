using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Texts;

namespace Rueckkopplung.Cases.Tests.Texts;

public sealed class StandardTextsSpecs
{
    private static readonly StandardTexts Texts = City.Demo.Texts;

    [Theory]
    [InlineData(TextUses.Receipt, null, AnswerWay.Email, "eingang-email")]
    [InlineData(TextUses.Receipt, "sprachkurs", AnswerWay.Email, "eingang-bedarf")]
    [InlineData(TextUses.Receipt, "sprachkurs", AnswerWay.Phone, "eingang-telefon")]
    [InlineData(TextUses.Receipt, "sperrmuell", AnswerWay.None, "eingang-ohne-kontakt")]
    [InlineData(TextUses.Outcome, "spritzen", AnswerWay.Phone, "erledigt-spritzen")]
    [InlineData(TextUses.Outcome, "sperrmuell", AnswerWay.Email, "erledigt-muell")]
    [InlineData(TextUses.Outcome, "gully", AnswerWay.Notice, "erledigt-gully")]
    [InlineData(TextUses.Outcome, "laerm", AnswerWay.InPerson, "erledigt-ordnung")]
    [InlineData(TextUses.Outcome, "schulhof", AnswerWay.None, "erledigt-spiel")]
    [InlineData(TextUses.Outcome, "geruecht", AnswerWay.Email, "kein-handlungsbedarf")]
    public void The_text_for_the_category_comes_before_the_one_for_everything(string use, string? category, AnswerWay way, string code) =>
        Assert.Equal(code, Texts.Choose(use, category, way)?.Code);

    [Fact]
    public void Nothing_that_is_posted_fits_a_closed_category()
    {
        string[] uses = [.. Texts.All.Select(text => text.Use).Distinct()];

        Assert.All(uses, use => Assert.Null(Texts.Choose(use, "kinderschutz", AnswerWay.Notice)));
        Assert.All(uses, use => Assert.Null(Texts.Choose(use, "gewaltschutz", AnswerWay.None)));
        Assert.NotNull(Texts.Choose(TextUses.Outcome, "gewaltschutz", AnswerWay.Phone));
    }

    [Fact]
    public void Each_text_is_filled_in_both_languages_by_the_placeholders_it_names() =>
        Assert.All(Texts.All, text => Assert.All(["de", "en"], language =>
        {
            var filled = text.Fill(language, text.Placeholders.ToDictionary(name => name, name => (string?)$"<{name}>"));

            Assert.DoesNotContain("{", filled.Subject + filled.Body, StringComparison.Ordinal);
            Assert.All(text.Placeholders, name => Assert.Contains($"<{name}>", filled.Subject + filled.Body, StringComparison.Ordinal));
        }));

    [Fact]
    public void A_missing_or_blank_value_prevents_sending()
    {
        var text = Texts.Find("eingang-email")!;
        var values = text.Placeholders.ToDictionary(name => name, name => (string?)"x");
        values["Frist"] = " ";

        var refusal = Assert.Throws<RuleBrokenException>(() => text.Fill("de", values));

        Assert.Equal(("text.placeholder-filled", "eingang-email"), (refusal.Code, refusal.Subject));
        Assert.Equal(["Frist"], refusal.Values);
    }

    [Fact]
    public void A_value_that_looks_like_a_placeholder_is_taken_as_it_is()
    {
        var text = Texts.Find("zwischen-allgemein")!;
        var values = text.Placeholders.ToDictionary(name => name, name => (string?)"{Code}");

        Assert.Contains("{Code}", text.Fill("de", values).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "We have your report: 1")]
    [InlineData("de", "Ihr Hinweis ist da: 1")]
    [InlineData("tr", "Ihr Hinweis ist da: 1")]
    public void English_is_for_English_and_German_for_everybody_else(string language, string subject)
    {
        var text = Texts.Find("eingang-email")!;

        Assert.Equal(subject, text.Fill(language, text.Placeholders.ToDictionary(name => name, _ => (string?)"1")).Subject);
    }
}
