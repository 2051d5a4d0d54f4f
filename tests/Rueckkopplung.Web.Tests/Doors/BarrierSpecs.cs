using Microsoft.Playwright;
using Rueckkopplung.Cases;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Doors;

/// <summary>axe-core finds nothing on any page of the running house, wide or narrow, and nothing is wider than the window.</summary>
public sealed class BarrierSpecs(DoorHouse house) : IClassFixture<DoorHouse>
{
    private static readonly int[] Widths = [1280, 360];
    private static readonly string[] NoPages = ["/api/", "/health/", "/openapi/", "/sprache/", "/elsa/", "/studio/_", "/studio/Elsa.", "/studio/appsettings", "/workflows/"];

    // whoever finds most on a page looks at it; a unit sees other forms on it than SQM
    private static readonly Role[] Eyes = [Role.Sqm, Role.Unit, Role.Admin];

    [Fact]
    public async Task Nobody_meets_a_barrier_that_axe_knows_on_any_page()
    {
        var pages = DoorTable.Rows.Where(door => door is { Method: "GET", IsFile: false } && !NoPages.Any(start => door.Address(house).StartsWith(start, StringComparison.Ordinal))).ToList();
        Assert.True(pages.Count >= 35);
        await using var browser = await Browser.OpenAsync();
        var found = new List<string>();
        foreach (var role in Eyes.Cast<Role?>().Prepend(null))
        {
            var window = await OpenAsync(browser, role);
            foreach (var page in pages.Where(page => role is null == page.Who is null && page.LetsIn(role)))
            {
                await window.GotoAsync(page.Address(house));
                found.AddRange(await BarriersAsync(window, $"{role} {page.Key}"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("/verwaltung/konten/neu", "#UserName")]
    [InlineData("/verwaltung/regeln/neu", "#Unit")]
    [InlineData("/verwaltung/ablaeufe", "#DefinitionId")]
    public async Task A_refused_form_of_Verwaltung_has_no_barrier_either(string path, string faulty)
    {
        await using var browser = await Browser.OpenAsync();
        var window = await OpenAsync(browser, Role.Admin);
        await window.GotoAsync(path);
        await window.ClickAsync("main form .kern-btn--primary");
        Assert.Equal("true", await window.GetAttributeAsync(faulty, "aria-invalid"));

        Assert.Empty(await BarriersAsync(window, path));
    }

    private async Task<IPage> OpenAsync(Browser browser, Role? role)
    {
        var window = await browser.WindowAsync(house.Running.Address);
        // the frame of the Studio's pages is the house's; what the package draws in it is not
        await window.RouteAsync("**/studio/_framework/**", route => route.AbortAsync());
        if (role is { } known)
        {
            var answer = await window.APIRequest.PostAsync(
                "/api/v1/session", new APIRequestContextOptions { DataObject = new { userName = DoorHouse.AccountOf(known), password = "rueckkopplung" } });
            Assert.True(answer.Ok);
        }
        return window;
    }

    private static async Task<IReadOnlyList<string>> BarriersAsync(IPage window, string name)
    {
        var found = new List<string>();
        foreach (var width in Widths)
        {
            await window.SetViewportSizeAsync(width, 900);
            found.AddRange((await Browser.FindingsAsync(window)).Select(finding => $"{name} at {width}: {finding}"));
            if (await Browser.OverhangAsync(window) is var overhang and not 0)
                found.Add($"{name} at {width}: {overhang} px wider than the window");
        }
        return found;
    }
}
