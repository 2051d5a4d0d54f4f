using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Shell;

[Collection(SharedQuietHouse.Name)]
public sealed class AccessibilitySpecs(QuietHouse house)
{
    [Fact]
    public async Task A_page_with_a_barrier_is_found()
    {
        await using var browser = await Browser.OpenAsync();
        var window = await browser.WindowAsync(house.Address);
        await window.GotoAsync("/");

        await window.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/favicon.svg\"><input>')");

        Assert.NotEmpty(await Browser.FindingsAsync(window));
    }

    [Fact]
    public async Task Signing_in_works_by_keyboard_and_without_script()
    {
        await using var browser = await Browser.OpenAsync();
        var window = await browser.WindowAsync(house.Address, 360, script: false);
        await window.GotoAsync("/anmelden");

        await window.FocusAsync("#UserName");
        await window.Keyboard.TypeAsync("sqm.triage");
        await window.Keyboard.PressAsync("Tab");
        await window.Keyboard.TypeAsync("rueckkopplung");
        await window.Keyboard.PressAsync("Enter");

        await window.WaitForSelectorAsync("body.innen");
        Assert.Contains("sqm.triage (SQM)", await window.InnerTextAsync(".kern-kopfzeile"), StringComparison.Ordinal);
    }
}
