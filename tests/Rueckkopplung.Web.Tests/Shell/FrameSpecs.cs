using System.Net;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Shell;

[Collection(SharedQuietHouse.Name)]
public sealed class FrameSpecs(QuietHouse house)
{
    [Fact]
    public async Task The_language_is_a_choice_and_Accept_Language_is_not_asked()
    {
        using var visitor = new Visitor(house.Address);

        var german = await visitor.OpenAsync("/");
        var english = await visitor.OpenAsync("/sprache/en?zurueck=%2Fimpressum");

        Assert.Equal("de", german.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(("en", "Imprint"), (english.Document.DocumentElement.GetAttribute("lang"), english.Heading));
    }

    [Fact]
    public async Task Pages_take_nothing_from_elsewhere_and_fit_into_no_foreign_frame()
    {
        using var visitor = new Visitor(house.Address);

        var page = await visitor.OpenAsync("/");

        Assert.Equal(
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            page.Headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task Pages_have_no_inline_style_or_script()
    {
        using var visitor = new Visitor(house.Address);
        foreach (var path in Paths.Public)
        {
            var page = await visitor.OpenAsync(path);
            Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
        }
    }

    [Fact]
    public async Task Style_sheets_and_the_typeface_come_from_the_house()
    {
        using var visitor = new Visitor(house.Address);
        var page = await visitor.OpenAsync("/");

        var sheets = page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).ToList();

        Assert.True(sheets.Count >= 5);
        foreach (var sheet in sheets)
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(sheet)).Status);
    }

    [Fact]
    public async Task The_header_names_the_demonstration_and_its_clock()
    {
        using var visitor = new Visitor(house.Address);

        var page = await visitor.OpenAsync("/");

        Assert.Contains("Demonstrationsdaten. Alles ist erfunden.", page.Text(".kern-kopfzeile"), StringComparison.Ordinal);
        Assert.StartsWith("2026-11-23T09:", page.Document.QuerySelector(".kern-kopfzeile time")!.GetAttribute("datetime"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_house_says_that_it_lives_and_is_ready()
    {
        using var visitor = new Visitor(house.Address);

        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task Each_link_of_the_menu_and_footer_leads_somewhere()
    {
        using var visitor = new Visitor(house.Address);
        var links = (await visitor.OpenAsync("/")).Document.QuerySelectorAll("header a[href^='/'], footer a[href^='/']")
            .Select(link => link.GetAttribute("href")!).Distinct().ToList();

        Assert.True(links.Count >= 7);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(link)).Status);
    }
}

internal static class Paths
{
    public static readonly string[] Public =
        ["/", "/anmelden", "/abmelden", "/impressum", "/datenschutz", "/barrierefreiheit", "/leichte-sprache", "/nix", "/fehler/500", "/melden", "/nachfragen"];
}
