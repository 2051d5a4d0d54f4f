using Microsoft.Playwright;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>axe-core finds nothing on the lists of a filled house, and nothing is wider than the window.</summary>
public sealed class ListsAccessibilitySpecs
{
    private static readonly (string User, string[] Paths)[] Visits =
    [
        ("sqm.leitung",
            ["/suche", "/suche?q=stephansplatz", "/suche?q=2025-00003-99", "/suche?q=spermüll", "/uebersicht", "/uebersicht?spalte=Overdue", "/stelle",
             "/nachrichten", "/nachrichten?nummer=2025-00001-38", "/vorgaenge?quartier=Q02&status=closed", "/aushang/Q02"]),
        ("fb.kbk-a", ["/stelle", "/stelle?zeige=ThisWeek"]),
        ("treff.bleiche", ["/stelle", "/aushang/Q02"]),
        ("qe.mitte", ["/uebersicht"]),
    ];

    [Fact]
    public async Task Nobody_meets_a_barrier_that_axe_knows_on_the_lists()
    {
        await using var house = await DemoHouse.OpenAsync(cases: 30);
        await using var browser = await Browser.OpenAsync();
        foreach (var width in new[] { 1280, 360 })
        {
            foreach (var (user, paths) in Visits)
            {
                var window = await browser.WindowAsync(house.Address, width);
                await Browser.SignInAsync(window, user);
                var message = user == "sqm.leitung" ? await FirstMessageAsync(window) : [];
                foreach (var path in paths.Concat(message))
                {
                    var answer = await window.GotoAsync(path);
                    Assert.Equal((path, 200), (path, answer!.Status));
                    Assert.Empty((await Browser.FindingsAsync(window)).Select(finding => $"{width} {path}: {finding}"));
                    Assert.Equal((path, 0), (path, await Browser.OverhangAsync(window)));
                }
            }
        }
    }

    private static async Task<string[]> FirstMessageAsync(IPage window)
    {
        await window.GotoAsync("/nachrichten");
        return [(await window.GetAttributeAsync(".zeile__titel a", "href"))!];
    }
}
