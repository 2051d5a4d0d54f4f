using Microsoft.Playwright;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>A case is triaged with the keyboard alone, in few actions, and the page is free of barriers.</summary>
public sealed class TriageKeyboardSpecs : IAsyncLifetime
{
    private DemoHouse house = null!;
    private Browser browser = null!;

    public async Task InitializeAsync()
    {
        house = await DemoHouse.OpenAsync(cases: 0);
        browser = await Browser.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task A_case_without_a_category_is_assigned_in_at_most_six_actions()
    {
        await house.ReportAsync("Am Spielplatz liegen Scherben");
        var number = await house.ReportAsync("Irgendetwas stimmt hier nicht", "anna@example.test");
        var window = await OpenAsync("/triage");
        var actions = 0;

        await ActAsync("j");
        await window.WaitForURLAsync($"**/triage?fall={number}");
        await window.WaitForSelectorAsync("#tasten:not([hidden])");
        await ActAsync("1");
        await TypeAsync("Abfall und Sauberkeit/Sperr");
        await window.WaitForFunctionAsync("() => document.querySelector('#unit').value === 'KBK-A' && document.querySelector('#vorschau .vorschau')");
        var seen = await window.InnerTextAsync("#vorschau .vorschau__text");
        await ActAsync("Control+Enter");
        await window.WaitForURLAsync($"**erledigt={number}");

        Assert.InRange(actions, 1, 6);
        var sent = (await house.MessagesAsync(number))[^1];
        Assert.Equal(sent.Body.ReplaceLineEndings("\n").Trim(), seen.ReplaceLineEndings("\n").Trim());

        async Task ActAsync(string key)
        {
            actions++;
            await window.Keyboard.PressAsync(key);
        }

        // letters typed in a row choose in a list: one action
        async Task TypeAsync(string letters)
        {
            actions++;
            await window.Keyboard.TypeAsync(letters);
        }
    }

    [Fact]
    public async Task Keys_can_be_switched_off_and_stay_off()
    {
        await house.ReportAsync("Am Spielplatz liegen Scherben");
        var number = await house.ReportAsync("Irgendetwas stimmt hier nicht");
        var window = await OpenAsync("/triage");

        await window.ClickAsync("#tasten button");
        await window.ReloadAsync();
        await window.WaitForSelectorAsync("#tasten:not([hidden])");
        await window.Keyboard.PressAsync("2");
        await window.Keyboard.PressAsync("j");

        Assert.Equal("Tasten einschalten", await window.InnerTextAsync("#tasten button"));
        Assert.True(await window.IsCheckedAsync("#ausgang-0"));
        await window.ClickAsync("#tasten button");
        await window.Keyboard.PressAsync("j");
        await window.WaitForURLAsync($"**/triage?fall={number}");
    }

    [Fact]
    public async Task Letters_in_a_text_are_letters()
    {
        await house.ReportAsync("Am Spielplatz liegen Scherben");
        var window = await OpenAsync("/triage");
        await window.Keyboard.PressAsync("2");
        await window.Keyboard.TypeAsync("jk 1 jede Ecke?");

        Assert.Equal("jk 1 jede Ecke?", await window.InputValueAsync("#question"));
        Assert.True(await window.IsCheckedAsync("#ausgang-1"));
    }

    [Fact]
    public async Task Without_a_script_everything_goes_by_tab_and_enter()
    {
        var number = await house.ReportAsync("Am Spielplatz liegen Scherben");
        var window = await OpenAsync($"/triage?fall={number}", script: false);
        await window.FocusAsync("#ausgang-0");
        await window.Keyboard.PressAsync("ArrowRight");
        await window.Keyboard.PressAsync("Tab");
        await window.Keyboard.TypeAsync("Auf welchem Spielplatz?");
        await window.Keyboard.PressAsync("Tab");
        await window.Keyboard.PressAsync("Enter");
        await window.WaitForURLAsync("**handler=Vorschau**");
        Assert.Contains("Auf welchem Spielplatz?", await window.InnerTextAsync("#vorschau"), StringComparison.Ordinal);

        await window.FocusAsync("#vorschau button");
        await window.Keyboard.PressAsync("Tab");
        await window.Keyboard.PressAsync("Enter");
        await window.WaitForURLAsync($"**erledigt={number}");
    }

    [Fact]
    public async Task A_small_window_shows_the_list_or_the_case()
    {
        var number = await house.ReportAsync("Am Spielplatz liegen Scherben");
        var window = await OpenAsync("/triage", width: 360);
        Assert.Equal((true, false), (await window.IsVisibleAsync(".eingang"), await window.IsVisibleAsync("#entscheidung")));

        await window.ClickAsync(".eingang a");
        await window.WaitForURLAsync($"**/triage?fall={number}");
        Assert.Equal((false, true), (await window.IsVisibleAsync(".eingang"), await window.IsVisibleAsync("#entscheidung")));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Axe_finds_nothing_in_any_state(int width)
    {
        var number = await house.ReportAsync("Es riecht nach Gas im Treppenhaus", "anna@example.test");
        var window = await OpenAsync($"/triage?fall={number}", width);
        foreach (var outcome in Enumerable.Range(0, 6))
        {
            await window.CheckAsync($"#ausgang-{outcome}", new PageCheckOptions { Force = true });
            await window.ClickAsync("#vorschau button");
            Assert.Equal((outcome, ""), (outcome, string.Join('\n', await Browser.FindingsAsync(window))));
            Assert.Equal(0, await Browser.OverhangAsync(window));
        }
    }

    private async Task<IPage> OpenAsync(string path, int width = 1280, bool script = true)
    {
        var window = await browser.WindowAsync(house.Address, width, script);
        await Browser.SignInAsync(window, "sqm.triage");
        await window.GotoAsync(path);
        return window;
    }
}
