using System.Net;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>The list of cases narrows by what stands in its address, and counts.</summary>
public abstract class CaseListSpecs : StaffSpecs
{
    [Fact]
    public async Task Each_filter_narrows_the_list()
    {
        var assigned = await AssignedAsync("Schlagloch an der Ecke", "Q02", "schlagloch", "KBK-S");
        var plain = await ReportAsync("Ratten im Hof", "Q10");
        var filters = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["unit=KBK-S"] = [assigned],
            ["unit=KBK-A"] = [],
            ["quartier=Q10"] = [plain],
            ["category=schlagloch"] = [assigned],
            ["status=offered"] = [assigned],
            ["status=triage"] = [plain],
            ["q=RATTEN"] = [plain],
            [$"q={plain}"] = [plain],
            ["quartier=Q02&unit=KBK-S&q=ecke"] = [assigned],
            ["overdue=true"] = [],
        };
        foreach (var (filter, expected) in filters)
            Assert.Equal((filter, string.Join(' ', expected)), (filter, string.Join(' ', Numbers(await Visitor.OpenAsync($"/vorgaenge?{filter}")))));
    }

    [Fact]
    public async Task A_group_of_categories_holds_its_leaves()
    {
        var number = await AssignedAsync("Schlagloch an der Ecke", "Q02", "schlagloch", "KBK-S");
        await ReportAsync("Ratten im Hof", "Q10");
        var page = await Visitor.OpenAsync("/vorgaenge");
        var group = page.Document.QuerySelectorAll("#category option").Last(option => option.TextContent == "Straße und Weg").GetAttribute("value");

        Assert.Equal([number], Numbers(await Visitor.OpenAsync($"/vorgaenge?category={group}")));
    }

    [Fact]
    public async Task Counts_and_links_keep_the_other_filters()
    {
        await AssignedAsync("Schlagloch an der Ecke", "Q02", "schlagloch", "KBK-S");
        await ReportAsync("Ratten im Hof", "Q02");
        await ReportAsync("Ratten im Keller", "Q10");
        var page = await Visitor.OpenAsync("/vorgaenge?quartier=Q02&status=triage");
        var chips = page.Document.QuerySelectorAll(".filter a").ToDictionary(one => one.GetAttribute("href")!, one => one.QuerySelector("b")!.TextContent, StringComparer.Ordinal);

        Assert.Equal("2", chips["/vorgaenge?quartier=Q02"]);
        Assert.Equal("1", chips["/vorgaenge?status=offered&quartier=Q02"]);
        Assert.Equal("1", page.Text("h1 .zaehler"));
        Assert.Equal("Q02", page.Document.QuerySelector("#quartier option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_losing_or_repeating_a_case()
    {
        for (var made = 0; made < 27; made++)
            await ReportAsync($"Ratten {made}", "Q02");
        var first = await Visitor.OpenAsync("/vorgaenge?quartier=Q02");
        var second = await Visitor.OpenAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal((25, 2), (Numbers(first).Count, Numbers(second).Count));
        Assert.Equal(27, Numbers(first).Concat(Numbers(second)).Distinct().Count());
        Assert.Contains("quartier=Q02", second.Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_category_of_a_protected_case_is_no_filter_for_it()
    {
        var number = await AssignedAsync("Nebenan schreit ein Kind", "Q02", "kinderschutz", "51");
        var list = await Visitor.OpenAsync("/vorgaenge");

        Assert.Equal([number], Numbers(list));
        Assert.DoesNotContain("schreit", list.Text(".zeilen"), StringComparison.Ordinal);
        Assert.Empty(Numbers(await Visitor.OpenAsync("/vorgaenge?category=kinderschutz")));
        Assert.Empty(Numbers(await Visitor.OpenAsync("/vorgaenge?q=schreit")));
    }

    [Fact]
    public async Task Nonsense_in_the_address_is_no_fault()
    {
        await ReportAsync("Ratten im Hof", "Q02");
        foreach (var query in new[] { "seite=-3", "seite=99", "status=quatsch", "overdue=vielleicht", "quartier=%27%20or%201" })
            Assert.Equal(HttpStatusCode.OK, (await Visitor.OpenAsync($"/vorgaenge?{query}")).Status);
    }

    private async Task<string> ReportAsync(string text, string quartier) =>
        (string)(await Sqm.ReportAsync(new { text, place = new { quartier } }))["number"]!;

    private async Task<string> AssignedAsync(string text, string quartier, string category, string unit)
    {
        var number = await ReportAsync(text, quartier);
        await Sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category, unit, urgency = "normal" });
        return number;
    }
}

public sealed class CaseListOnSqlite : CaseListSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnSqliteAsync();
}

public sealed class CaseListOnPostgreSql : CaseListSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnPostgreSqlAsync();
}
