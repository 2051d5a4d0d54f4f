using System.Net;
using Microsoft.Extensions.Configuration;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Web.Tests.ClosedLoop;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>What cannot be taken gets a sentence at its field, and nothing of it is lost.</summary>
public sealed class BadInputSpecs(HouseOfReports house) : IClassFixture<HouseOfReports>
{
    public static TheoryData<string, string> BadTexts => new()
    {
        { "", "Schreiben Sie, was los ist." },
        { "   \n ", "Schreiben Sie, was los ist." },
        { new string('x', 100 * 1024), "Der Text ist zu lang: 102400 Zeichen" },
        { "PNG\u0001\u0002\u001fIHDR", "Zeichen, die wir nicht lesen können" },
    };

    [Theory]
    [MemberData(nameof(BadTexts))]
    public async Task A_text_that_cannot_be_taken_gets_a_sentence_and_stays(string text, string sentence)
    {
        using var resident = new Resident(house.Address);
        await resident.OpenAsync("/melden");
        resident.Fill("What.Text", text);
        await resident.PressAsync("Weiter");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, resident.Status);
        Assert.StartsWith("Fehler: ", resident.Page.Title, StringComparison.Ordinal);
        Assert.Contains(sentence, resident.Page.QuerySelector("#what-text-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#what-text", resident.Page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
        Assert.Equal(text.Trim(), resident.Value("What.Text").Trim());
    }

    [Fact]
    public async Task Html_and_formulas_are_words_like_others()
    {
        var text = SampleReport.TextOf(29);
        var code = await house.ReportAsync(text);
        using var resident = new Resident(house.Address);
        await resident.OpenAsync($"/nachfragen/{code}");

        Assert.Equal(text, resident.Page.QuerySelector("blockquote")!.TextContent);
        Assert.DoesNotContain(resident.Page.QuerySelectorAll("main script"), script => script.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("email", "Answer.Email", "", "Für eine Antwort per E-Mail brauchen wir die Adresse.")]
    [InlineData("email", "Answer.Email", "hanna beispiel", "Diese E-Mail-Adresse stimmt nicht.")]
    [InlineData("phone", "Answer.Phone", "ja", "Diese Telefonnummer stimmt nicht.")]
    public async Task A_way_that_does_not_work_is_said_before_sending(string way, string field, string value, string sentence)
    {
        using var resident = new Resident(house.Address);
        await resident.OpenAsync("/melden");
        resident.Fill("What.Text", "Laterne aus");
        await resident.PressAsync("Weiter");
        await resident.PressAsync("Weiter");
        resident.Choose("Answer.Way", way);
        resident.Fill(field, value);
        await resident.PressAsync("Weiter");

        Assert.Contains(sentence, resident.Main, StringComparison.Ordinal);
        Assert.Equal(value, resident.Value(field));
    }

    [Theory]
    [InlineData("address", "Schreiben Sie die Straße.")]
    [InlineData("landmark", "Schreiben Sie den Ort.")]
    [InlineData("treff", "Wählen Sie den Treff.")]
    public async Task A_place_that_was_begun_wants_its_words(string way, string sentence)
    {
        using var resident = new Resident(house.Address);
        await resident.OpenAsync("/melden");
        resident.Fill("What.Text", "Laterne aus");
        await resident.PressAsync("Weiter");
        resident.Choose("Where.Way", way);
        await resident.PressAsync("Weiter");

        Assert.Equal("Wo ist es?", resident.Heading);
        Assert.Contains(sentence, resident.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seal_that_was_broken_loses_only_the_earlier_steps()
    {
        using var resident = new Resident(house.Address);
        await resident.OpenAsync("/melden");
        resident.Fill("What.Text", "Laterne aus");
        await resident.PressAsync("Weiter");
        resident.Fill("Where.Details", "Hinter den Garagen");
        resident.Fill("Sealed", "bm8=");
        await resident.PressAsync("Weiter");

        Assert.Equal("Was ist los?", resident.Heading);
        Assert.Contains("Die Seite war zu lange offen.", resident.Main, StringComparison.Ordinal);
        resident.Fill("What.Text", "Laterne aus");
        await resident.PressAsync("Weiter");
        Assert.Equal("Hinter den Garagen", resident.Value("Where.Details"));
    }

    [Fact]
    public async Task Too_many_sendings_an_hour_get_a_sentence_and_keep_the_report()
    {
        await using var strict = await StrictHouseAsync();
        using var resident = new Resident(strict.Address);
        foreach (var text in new[] { "Erste", "Zweite" })
        {
            await resident.OpenAsync("/melden");
            resident.Fill("What.Text", text);
            foreach (var button in new[] { "Weiter", "Weiter", "Weiter", "Meldung senden" })
                await resident.PressAsync(button);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, resident.Status);
        Assert.Contains("Bitte senden Sie später noch einmal", resident.Main, StringComparison.Ordinal);
        Assert.Contains("Zweite", resident.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_has_the_same_limit()
    {
        await using var strict = await StrictHouseAsync();
        using var program = new ApiPerson(strict.Address);
        await program.ReportAsync(new { text = "Erste" });

        var (status, problem) = await program.TryPostAsync("reports", new { text = "Zweite" });
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("\"code\":\"door.too-many\"", problem, StringComparison.Ordinal);
    }

    private static Task<DemoHouse> StrictHouseAsync() => DemoHouse.OpenAsync(cases: 0, builder => builder.Configuration.AddInMemoryCollection(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Demo:Enabled"] = "false", ["PublicDoor:PerHour"] = "1" }));
}
