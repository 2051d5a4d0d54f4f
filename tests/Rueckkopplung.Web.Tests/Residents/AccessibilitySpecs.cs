using Microsoft.Playwright;
using Rueckkopplung.Cases;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>axe-core finds nothing on any page and state, and nothing is wider than the window.</summary>
public sealed class AccessibilitySpecs(HouseOfReports house) : IClassFixture<HouseOfReports>
{
    public static TheoryData<int, string> Windows => new() { { 1280, "de" }, { 360, "de" }, { 360, "en" } };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task The_form_and_its_receipt(int width, string language)
    {
        await using var browser = await Browser.OpenAsync();
        var window = await OpenAsync(browser, width, language, "/melden");
        await NextAsync(window);
        await AssertCleanAsync(window);
        await window.FillAsync("#what-text", "Es riecht nach Gas");
        await window.SelectOptionAsync("#what-category", "gewaltschutz");
        await NextAsync(window);
        await window.CheckAsync("#ort-bekannt");
        await AssertCleanAsync(window);
        await window.FillAsync("#where-landmark", "Kiosk");
        await NextAsync(window);
        await window.CheckAsync("#weg-email");
        await NextAsync(window);
        await window.ClickAsync("summary");
        await AssertCleanAsync(window);
        await window.FillAsync("#answer-email", "a@example.test");
        await NextAsync(window);
        await AssertCleanAsync(window);
        await NextAsync(window);
        Assert.EndsWith("/melden/quittung", window.Url, StringComparison.Ordinal);
        await AssertCleanAsync(window);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task The_page_behind_the_code(int width, string language)
    {
        var asked = await house.ReportAsync($"Frage {width} {language}");
        await house.WorkAsync(asked, (file, _, now) => file.Ask("Wie heißt die Straße?", now.AddDays(11), Actor.House, now));
        var answered = await house.ReportAsync($"Antwort {width} {language}");
        await house.WorkAsync(answered, (file, city, now) =>
        {
            var answer = file.Answer(new AnswerDraft(AnswerKind.Final, "Das Wasser läuft wieder ab."), city, Actor.House, now);
            file.PutOnNotice(answer.Id, city, Actor.House, now);
        });
        var waiting = await house.ReportAsync($"Offen {width} {language}");
        await using var browser = await Browser.OpenAsync();
        var window = await OpenAsync(browser, width, language, "/nachfragen");
        string[] paths = [asked, answered, waiting, $"{waiting}/zurueckziehen", "7K3MQ2XD9TVB4HNE"];
        foreach (var path in paths)
        {
            await window.GotoAsync($"/nachfragen/{path}");
            await AssertCleanAsync(window);
        }
    }

    private async Task<IPage> OpenAsync(Browser browser, int width, string language, string path)
    {
        var window = await browser.WindowAsync(house.Address, width);
        await window.GotoAsync($"/sprache/{language}?zurueck={path}");
        Assert.Equal(language, await window.GetAttributeAsync("html", "lang"));
        await AssertCleanAsync(window);
        return window;
    }

    private static Task NextAsync(IPage window) => window.TurnAsync(
        () => window.ClickAsync("main .knopfleiste .kern-btn--primary[type=submit]"));

    private static async Task AssertCleanAsync(IPage window)
    {
        Assert.Equal([], await Browser.FindingsAsync(window));
        Assert.Equal(0, await Browser.OverhangAsync(window));
    }
}
