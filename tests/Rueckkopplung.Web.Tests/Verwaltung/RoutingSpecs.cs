using System.Net;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Verwaltung;

/// <summary>The routing table in the hands of an administrator.</summary>
public sealed class RoutingSpecs : IAsyncLifetime
{
    private const string Trial = "/verwaltung/regeln?kategorie=sperrmuell&quartier=Q10&art=Mangel&text=Sofa+vor+der+Werkshalle";

    private readonly HouseOfAccounts house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_trial_says_which_rule_wins_why_and_which_came_close()
    {
        using var admin = await house.AdminAsync();
        var page = await admin.OpenAsync(Trial);

        Assert.Equal("Regel 16: Abfall und Sauberkeit/Sperrmüll in allen Quartieren → KBK-A", page.Text("[role=status] strong"));
        Assert.Contains(page.Document.QuerySelectorAll("[role=status] li").Select(item => item.TextContent), text => text.StartsWith("Regel 6 → WG", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_rule_on_top_wins_and_the_others_move_down()
    {
        using var admin = await house.AdminAsync();
        await AddAsync(admin, ("Keywords", "Werkshalle*\n\nSofa"), ("Position", "1"));
        var page = await admin.OpenAsync(Trial);

        Assert.Equal("Regel 1: Abfall und Sauberkeit/Sperrmüll im Quartier Stahldorf, Wort „Werkshalle“ → 60", page.Text("[role=status] strong"));
        Assert.Equal("122", page.Text("tbody tr:last-child th"));
        Assert.Equal("rule.added", (await house.ChangesAsync("rule/1"))[0].Event);
    }

    [Fact]
    public async Task Without_a_place_a_new_rule_stands_before_the_last_one()
    {
        using var admin = await house.AdminAsync();

        var page = await AddAsync(admin, ("Category", "*"), ("Quartier", "*"));

        Assert.Equal("Regel 121 ist hinzugefügt.", page.Text("[role=status] .kern-title"));
        Assert.Equal("60", page.Text("#r121 td:nth-child(6)"));
        Assert.Contains("Regel 121 nimmt alles vorweg", page.Text("#r122"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_moves_changes_and_goes()
    {
        using var admin = await house.AdminAsync();
        var before = Words(await admin.OpenAsync("/verwaltung/regeln"));

        var moved = await admin.SendAsync(await admin.OpenAsync("/verwaltung/regeln"), "form[method=post][action='/verwaltung/regeln']", ("down", "6"));
        Assert.Equal((before[6], before[5]), (Words(moved)[5], Words(moved)[6]));
        var changed = await admin.SendAsync(await admin.OpenAsync("/verwaltung/regeln/7"), "main form", ("Position", "6"), ("Keywords", "Müllhof*"));
        Assert.Equal("Müllhof*", changed.Text("#r6 td:nth-child(5)"));
        var removed = await admin.SendAsync(await admin.OpenAsync("/verwaltung/regeln/6"), "form[action$=Remove]");

        Assert.Equal([.. before.Take(5), .. before.Skip(6)], Words(removed));
        Assert.Equal(["rule.removed", "rule.changed"], (await house.ChangesAsync("rule/6")).Select(change => change.Event));
    }

    [Fact]
    public async Task A_rule_that_cannot_work_is_refused_and_stays_in_the_form()
    {
        using var admin = await house.AdminAsync();
        var page = await AddAsync(
            admin, ("Unit", ""), ("Reason", ""), ("Keywords", "***"), ("Position", "oben"), ("Category", "gibt-es-nicht"), ("CaredForBy", "SWK"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(
            ["#CaredForBy", "#Category", "#Keywords", "#Reason", "#Unit"],
            page.Document.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
        Assert.Equal("***", page.Document.QuerySelector("#Keywords")!.TextContent.Trim());
        Assert.Equal(121, Words(await admin.OpenAsync("/verwaltung/regeln")).Count);
    }

    [Fact]
    public async Task Who_was_too_late_moves_nothing()
    {
        using var quick = await house.AdminAsync();
        using var slow = await house.AdminAsync();
        var stale = await slow.OpenAsync("/verwaltung/regeln/9");
        await AddAsync(quick, ("Position", "1"));

        var page = await slow.SendAsync(stale, "main form", ("Reason", "Ein neuer Satz für Spritzen"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Ein neuer Satz für Spritzen", page.Text("#Reason"));
        Assert.DoesNotContain("Ein neuer Satz", (await quick.OpenAsync("/verwaltung/regeln/9")).Body, StringComparison.Ordinal);
    }

    private static async Task<SeenPage> AddAsync(Visitor admin, params (string Name, string Value)[] typed)
    {
        List<(string Name, string Value)> standard =
            [("Category", "sperrmuell"), ("Quartier", "Q10"), ("Kind", "*"), ("Unit", "60"), ("Reason", "Die Werkshalle gehört der Stadt.")];
        var all = standard.Where(one => typed.All(other => other.Name != one.Name)).Concat(typed);
        return await admin.SendAsync(await admin.OpenAsync("/verwaltung/regeln/neu"), "main form", [.. all]);
    }

    private static List<string> Words(SeenPage page) =>
        [.. page.Document.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Take(5).Select(cell => cell.TextContent.Trim())))];
}
