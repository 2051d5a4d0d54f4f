using Microsoft.Playwright;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>In Chromium, 360 pixels wide and without a pointer.</summary>
public sealed class KeyboardSpecs(HouseOfReports house) : IClassFixture<HouseOfReports>
{
    private const int MostTabs = 40;

    [Fact]
    public async Task A_report_is_sent_with_the_keyboard_alone()
    {
        await using var browser = await Browser.OpenAsync();
        var window = await browser.WindowAsync(house.Address, width: 360);
        await window.GotoAsync("/melden");
        await TabToAsync(window, "#what-text");
        await window.Keyboard.TypeAsync("Mit der Tastatur gemeldet");
        await PressAsync(window, "Weiter");

        await TabToAsync(window, "[name='Where.Way']");
        await window.Keyboard.PressAsync("Space");
        await window.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(window, "#where-landmark");
        await window.Keyboard.TypeAsync("Spielplatz Lindenhof");
        foreach (var button in new[] { "Weiter", "Weiter", "Meldung senden" })
            await PressAsync(window, button);

        Assert.Equal("Danke. Ihre Meldung ist angekommen.", await window.TextContentAsync("h1"));
        Assert.Equal("Q01-L06", (await house.CaseAsync("Mit der Tastatur gemeldet")).Place.LandmarkCode);
    }

    [Fact]
    public async Task A_fault_takes_the_focus_and_leads_to_its_field()
    {
        await using var browser = await Browser.OpenAsync();
        var window = await browser.WindowAsync(house.Address, width: 360);
        await window.GotoAsync("/melden");
        await PressAsync(window, "Weiter");
        Assert.Equal("alert", await window.EvaluateAsync<string>("() => document.activeElement.getAttribute('role')"));

        await TabToAsync(window, "[role=alert] a");
        await window.Keyboard.PressAsync("Enter");
        Assert.Equal("what-text", await window.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task Staff_begin_the_next_report_with_one_key()
    {
        await using var browser = await Browser.OpenAsync();
        var window = await browser.WindowAsync(house.Address);
        await Browser.SignInAsync(window, "sqm.triage");
        await window.GotoAsync("/melden");
        await window.FillAsync("#what-text", "Anruf: Ampel aus");
        // a page that is still coming in is no page to press a button on
        await window.TurnAsync(() => window.ClickAsync("text=Gleich prüfen"));
        await window.TurnAsync(() => window.ClickAsync("text=Meldung senden"));
        Assert.EndsWith("/melden/quittung", window.Url, StringComparison.Ordinal);

        // where the page asks for the focus; a window of a busy machine without a screen does not always give it by itself
        await window.FocusAsync("main [autofocus]");
        await window.TurnAsync(() => window.Keyboard.PressAsync("Enter"));
        Assert.EndsWith("/melden?weg=phone", window.Url, StringComparison.Ordinal);
        Assert.Equal("Was ist los?", await window.TextContentAsync("h1"));
    }

    private static async Task PressAsync(IPage window, string words)
    {
        await TabToAsync(window, "main button", words);
        await window.TurnAsync(() => window.Keyboard.PressAsync("Enter"));
    }

    // as a person does: one stop after the other, until the wanted one has the focus
    private static async Task TabToAsync(IPage window, string selector, string? words = null)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await window.Keyboard.PressAsync("Tab");
            var isThere = await window.EvaluateAsync<bool>(
                "([selector, words]) => document.activeElement.matches(selector) && (!words || document.activeElement.textContent.trim() === words)",
                new[] { selector, words });
            if (isThere)
                return;
        }

        Assert.Fail($"{MostTabs} times Tab did not lead to '{words ?? selector}' on {window.Url}.");
    }
}
