
namespace Rueckkopplung.Web.Tests.Verwaltung;

/// <summary>The start page of Verwaltung says what needs a look.</summary>
public sealed class WarningsSpecs : IAsyncLifetime
{
    private readonly HouseOfAccounts house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_house_in_order_says_so_and_leads_to_every_area()
    {
        using var admin = await house.AdminAsync();
        var page = await admin.OpenAsync("/verwaltung");

        Assert.StartsWith("Alles in Ordnung", page.Text("section .leer"), StringComparison.Ordinal);
        var links = page.Document.QuerySelectorAll("main a[href^='/verwaltung/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(8, links.Count);
        foreach (var link in links)
            Assert.NotEmpty((await admin.OpenAsync(link)).Heading);
    }

    [Theory]
    [InlineData("fb.36", "fb.36.leitung", "Diese Stellen bekommen Vorgänge, haben aber kein offenes Konto: Umwelt (36)")]
    [InlineData("dezernat.d3", null, "Diese Dezernate haben kein offenes Konto: Dezernat Soziales, Jugend und Gesundheit (D3)")]
    [InlineData("sqm.leitung", null, "Die Leitung von SQM hat kein offenes Konto.")]
    [InlineData("treff.stahldorf", null, "Diese Treffs haben kein offenes Konto: Quartierszentrum Stahldorf")]
    [InlineData("qe.mitte", null, "Diese Quartiere haben keine Quartiersentwicklung mit offenem Konto: Bleichpfad, Stephansplatz, Innerhalb der Vier Wälle")]
    public async Task A_vacant_role_is_named(string userName, string? second, string sentence)
    {
        using var admin = await house.AdminAsync();
        foreach (var name in new[] { userName, second }.OfType<string>())
        {
            var id = (await house.PersonAsync(name)).Id;
            await admin.SendAsync(await admin.OpenAsync($"/verwaltung/konten/{id}"), "form[action$=Lock]");
        }

        Assert.Contains(sentence, (await admin.OpenAsync("/verwaltung")).Text("section .zeilen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_speak_English_too()
    {
        using var admin = await house.AdminAsync();
        foreach (var path in new[] { "/verwaltung", "/verwaltung/konten/neu", "/verwaltung/regeln", "/verwaltung/ablaeufe", "/verwaltung/kalender", "/verwaltung/fristprofile" })
        {
            var german = (await admin.OpenAsync(path)).Heading;
            var english = (await admin.OpenAsync($"/sprache/en?zurueck={path}")).Heading;
            await admin.OpenAsync("/sprache/de");
            Assert.NotEqual(german, english);
        }
    }
}
