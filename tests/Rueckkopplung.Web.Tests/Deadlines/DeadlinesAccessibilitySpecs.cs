using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>„Fristen &amp; Erinnerungen“ in Chromium, wide and small.</summary>
public sealed class DeadlinesAccessibilitySpecs
{
    [Fact]
    public async Task Nobody_meets_a_barrier_that_axe_knows_from_the_list_to_the_preview_of_an_action()
    {
        await using var house = await DemoHouse.OpenAsync(cases: 60);
        await using var browser = await Browser.OpenAsync();
        foreach (var width in new[] { 1280, 360 })
        {
            var window = await browser.WindowAsync(house.Address, width);
            await Browser.SignInAsync(window, "sqm.leitung");
            await window.GotoAsync("/fristen?zeige=alle");
            var why = await window.GetAttributeAsync("a[href*=warum]", "href");
            await window.GotoAsync(why!);
            Assert.Empty((await Browser.FindingsAsync(window)).Select(finding => $"{width} list: {finding}"));
            Assert.Equal(0, await Browser.OverhangAsync(window));

            foreach (var box in await window.QuerySelectorAllAsync("input[name=w]"))
                await box.CheckAsync();
            await window.ClickAsync("button[value=Cancel]");
            Assert.Empty((await Browser.FindingsAsync(window)).Select(finding => $"{width} preview: {finding}"));
            Assert.Equal(0, await Browser.OverhangAsync(window));
        }
    }

    [Fact]
    public async Task Nobody_meets_a_barrier_where_deputies_calendar_and_profiles_are_changed()
    {
        await using var house = await DemoHouse.OpenAsync(cases: 0);
        await using var browser = await Browser.OpenAsync();
        foreach (var width in new[] { 1280, 360 })
        {
            var window = await browser.WindowAsync(house.Address, width);
            await Browser.SignInAsync(window, "admin");
            foreach (var page in new[] { "/verwaltung/stellen", "/verwaltung/kalender", "/verwaltung/fristprofile/gruenpflege" })
            {
                await window.GotoAsync(page);
                foreach (var more in await window.QuerySelectorAllAsync("details"))
                    await more.EvaluateAsync("one => one.open = true");
                Assert.Empty((await Browser.FindingsAsync(window)).Select(finding => $"{width} {page}: {finding}"));
                Assert.Equal(0, await Browser.OverhangAsync(window));
            }
        }
    }
}
