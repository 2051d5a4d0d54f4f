using System.Net;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>The notice list of a Quartier: each answer once, no person, no closed category.</summary>
public abstract class NoticeSpecs : StaffSpecs
{
    private const string Report = "Frau Muster aus Nr. 7 ärgert sich über ein Schlagloch";

    protected override string UserName => "treff.bleiche";

    [Fact]
    public async Task An_answer_without_an_address_hangs_out_in_its_quartier_once()
    {
        var number = await AnsweredAsync("schlagloch", "KBK-S", "Das Loch ist zu.");
        var page = await Visitor.OpenAsync("/aushang/Q02");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var notice = Assert.Single(page.Document.QuerySelectorAll("article"));
        Assert.Contains("Das Loch ist zu.", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains(number, notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("Schlagloch", notice.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_the_report_and_of_its_place_do_not_hang_out()
    {
        await AnsweredAsync("schlagloch", "KBK-S", "Das Loch ist zu.");
        var page = await Visitor.OpenAsync("/aushang/Q02");

        Assert.DoesNotContain("Muster aus Nr. 7", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("bei Familie Beispiel", page.Body, StringComparison.Ordinal);
        Assert.Contains("Bleichpfad", page.Text("article h2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_went_by_mail_does_not_hang_out()
    {
        await AnsweredAsync("schlagloch", "KBK-S", "Das Loch ist zu.", new { email = "a@example.test", answerWay = "email" });

        Assert.Empty((await Visitor.OpenAsync("/aushang/Q02")).Document.QuerySelectorAll("article"));
    }

    [Fact]
    public async Task A_closed_category_never_hangs_out()
    {
        var number = await AnsweredAsync("kinderschutz", "51", "Wir kümmern uns.");
        var page = await Visitor.OpenAsync("/aushang/Q02");

        Assert.Empty(page.Document.QuerySelectorAll("article"));
        Assert.DoesNotContain(number, page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("treff.bleiche", "Q10", HttpStatusCode.Forbidden)]
    [InlineData("qe.mitte", "Q02", HttpStatusCode.OK)]
    [InlineData("qe.mitte", "Q10", HttpStatusCode.Forbidden)]
    [InlineData("sqm.triage", "Q10", HttpStatusCode.OK)]
    [InlineData("sqm.triage", "Q99", HttpStatusCode.NotFound)]
    [InlineData("fb.kbk-s", "Q02", HttpStatusCode.Forbidden)]
    public async Task Each_reads_the_list_of_the_own_quartiere(string user, string quartier, HttpStatusCode expected)
    {
        using var person = await Visitor.SignedInAsync(House.Address, user);

        Assert.Equal(expected, (await person.OpenAsync($"/aushang/{quartier}")).Status);
    }

    [Fact]
    public async Task A_treff_finds_its_list_from_its_work()
    {
        Assert.Equal("/aushang/Q02", (await Visitor.OpenAsync("/stelle")).Document.QuerySelector("main a[href^='/aushang']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_posted_answer_leads_from_its_case_to_the_list()
    {
        var number = await AnsweredAsync("schlagloch", "KBK-S", "Das Loch ist zu.");
        using var visitor = await Visitor.SignedInAsync(House.Address, "sqm.triage");

        Assert.Equal("/aushang/Q02", (await visitor.OpenAsync($"/vorgaenge/{number}")).Document.QuerySelector("#antworten a")!.GetAttribute("href"));
    }

    private async Task<string> AnsweredAsync(string category, string unit, string answer, object? reporter = null)
    {
        var number = (string)(await Sqm.ReportAsync(new { text = Report, place = new { text = "Bleichpfad 7, bei Familie Beispiel", quartier = "Q02" }, reporter }))["number"]!;
        using var worker = await ApiPerson.SignedInAsync(House.Address, $"fb.{unit.ToLowerInvariant()}");
        await Sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category, unit, urgency = "normal" });
        await worker.DoAsync(number, "Annehmen", new { });
        await worker.DoAsync(number, "Erledigt", new { internalResult = "Gemacht", answer });
        return number;
    }
}

public sealed class NoticeOnSqlite : NoticeSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnSqliteAsync();
}

public sealed class NoticeOnPostgreSql : NoticeSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnPostgreSqlAsync();
}
