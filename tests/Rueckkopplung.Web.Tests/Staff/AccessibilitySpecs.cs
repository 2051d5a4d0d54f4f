using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>axe-core finds nothing on the staff pages of a filled house, and nothing is wider than the window.</summary>
public sealed class AccessibilitySpecs
{
    [Fact]
    public async Task Nobody_meets_a_barrier_that_axe_knows_on_the_staff_pages()
    {
        await using var house = await DemoHouse.OpenAsync(cases: 12);
        await using var browser = await Browser.OpenAsync();
        foreach (var width in new[] { 1280, 360 })
        {
            var window = await browser.WindowAsync(house.Address, width);
            await Browser.SignInAsync(window, "sqm.triage");
            await window.GotoAsync("/vorgaenge");
            var one = await window.GetAttributeAsync(".zeile a", "href");
            foreach (var path in new[] { "/triage", "/stelle", "/vorgaenge", one! })
            {
                await window.GotoAsync(path);
                Assert.Empty((await Browser.FindingsAsync(window)).Select(finding => $"{width} {path}: {finding}"));
                Assert.Equal((path, 0), (path, await Browser.OverhangAsync(window)));
            }
        }
    }
}
