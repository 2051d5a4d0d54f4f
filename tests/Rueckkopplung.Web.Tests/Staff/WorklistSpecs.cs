using System.Net;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>„Meine Stelle“: a unit sees what first, and each case once.</summary>
public abstract class WorklistSpecs : StaffSpecs
{
    private ApiPerson worker = null!;

    protected override string UserName => "fb.kbk-s";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        worker = await ApiPerson.SignedInAsync(House.Address, UserName);
    }

    public override async Task DisposeAsync()
    {
        worker.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Each_case_stands_once_in_its_section()
    {
        var late = await AssignedAsync();
        await Sqm.AdvanceAsync("P14D");
        var offered = await AssignedAsync();
        var accepted = await AcceptedAsync();
        var asked = await AcceptedAsync();
        await worker.DoAsync(asked, "Rückfrage", new { question = "Welche Hausnummer?" });
        var page = await Visitor.OpenAsync("/stelle");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Kommunalbetrieb, Straße", page.Heading);
        Assert.Equal(
            [(late, "Overdue"), (offered, "ToAccept"), (accepted, "InWork"), (asked, "Waiting")],
            new[] { late, offered, accepted, asked }.Select(number => (number, SectionOf(page, number))));
        Assert.Equal("4", page.Text(".filter a b"));
    }

    [Fact]
    public async Task A_case_is_accepted_in_the_list_itself()
    {
        var number = await AssignedAsync();
        var page = await Visitor.OpenAsync("/stelle");
        var after = await Visitor.SendAsync(page, "form:has([value='Annehmen'])");

        Assert.Equal((HttpStatusCode.OK, "InWork"), (after.Status, SectionOf(after, number)));
        Assert.Contains($"{number}: Das ist getan.", after.Body, StringComparison.Ordinal);
        Assert.NotNull((await worker.GetAsync($"cases/{number}"))["parts"]![0]!["acceptedAt"]);
    }

    [Fact]
    public async Task Who_was_too_late_in_the_list_is_told_and_nothing_happens_twice()
    {
        var number = await AssignedAsync();
        var page = await Visitor.OpenAsync("/stelle");
        await worker.DoAsync(number, "Annehmen", new { });
        var after = await Visitor.SendAsync(page, "form:has([value='Annehmen'])");

        Assert.Equal(HttpStatusCode.Conflict, after.Status);
        Assert.NotEmpty(after.Text(".kern-alert"));
        Assert.Equal("InWork", SectionOf(after, number));
    }

    [Fact]
    public async Task An_outcome_that_needs_words_leads_to_the_case()
    {
        var number = await AssignedAsync();
        var link = (await Visitor.OpenAsync("/stelle")).Document.QuerySelectorAll("a.kern-btn").Single(one => one.TextContent.Contains("Ablehnen", StringComparison.Ordinal));

        Assert.StartsWith($"/vorgaenge/{number}#t-", link.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_is_said_in_hours_today_and_in_working_days_later()
    {
        var number = await AssignedAsync();
        var early = RowOf(await Visitor.OpenAsync("/stelle"), number);
        await Sqm.AdvanceToAsync(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(1)));
        var today = RowOf(await Visitor.OpenAsync("/stelle"), number);
        await Sqm.AdvanceToAsync(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.FromHours(1)));
        var late = RowOf(await Visitor.OpenAsync("/stelle"), number);

        Assert.Contains("Annahme, 2 Arbeitstage", early, StringComparison.Ordinal);
        Assert.Matches("heute, 16:00.*Annahme, noch [67] Std.", today);
        Assert.Contains("2 Arbeitstage zu spät", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_this_week_is_a_filter()
    {
        var offered = await AssignedAsync();
        var accepted = await AcceptedAsync();
        var page = await Visitor.OpenAsync("/stelle?zeige=ThisWeek");

        Assert.Equal(("ToAccept", null), (SectionOf(page, offered), SectionOf(page, accepted)));
        Assert.Contains("Diese Woche fällig", page.Text(".filter a[aria-current]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_whose_clock_stands_waits_on_the_list_and_on_the_board()
    {
        var number = await AcceptedAsync();
        using var lead = await Visitor.SignedInAsync(House.Address, "sqm.leitung");
        await StopClockAsync(lead, (string)(await worker.GetAsync($"cases/{number}"))["tasks"]![0]!["id"]!);
        var list = await Visitor.OpenAsync("/stelle");
        var card = (await lead.OpenAsync("/uebersicht")).Document.QuerySelectorAll("[aria-labelledby='s-Waiting'] .karte").Single();

        Assert.Equal("Waiting", SectionOf(list, number));
        Assert.Contains("Pause seit heute", RowOf(list, number), StringComparison.Ordinal);
        Assert.Contains("Dritte von außen, seit heute", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_treff_sees_the_answers_to_bring_in_its_quartier()
    {
        var number = await AcceptedAsync(new { text = "Schlagloch vor der Schule", place = new { quartier = "Q02" }, reporter = new { name = "Frau Muster", phone = "02151 000000", answerWay = "phone" } });
        await worker.DoAsync(number, "Erledigt", new { internalResult = "Gefüllt", answer = "Das Loch ist zu." });
        using var here = await Visitor.SignedInAsync(House.Address, "treff.bleiche");
        using var there = await Visitor.SignedInAsync(House.Address, "treff.stahldorf");

        Assert.Equal("ToDeliver", SectionOf(await here.OpenAsync("/stelle"), number));
        Assert.Null(SectionOf(await there.OpenAsync("/stelle"), number));
    }

    [Fact]
    public async Task A_dezernat_looks_at_its_units_and_has_no_buttons()
    {
        var number = await AssignedAsync();
        using var head = await Visitor.SignedInAsync(House.Address, "dezernat.d5");
        var page = await head.OpenAsync("/stelle");

        Assert.Equal("ToAccept", SectionOf(page, number));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Equal("1", page.Text("nav a[href='/stelle'] .zaehler").Split(' ')[0]);
    }

    private static string? SectionOf(SeenPage page, string number)
    {
        var sections = page.Document.QuerySelectorAll("main section").Where(section => section.QuerySelectorAll(".nr").Any(one => one.TextContent == number)).ToList();
        return sections.Count == 0 ? null : Assert.Single(sections).GetAttribute("aria-labelledby")![2..];
    }

    private static string RowOf(SeenPage page, string number) => string.Join(' ', page.Document.QuerySelectorAll(".zeile")
        .Single(row => row.TextContent.Contains(number, StringComparison.Ordinal)).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task StopClockAsync(Visitor lead, string task)
    {
        var page = await lead.OpenAsync("/fristen");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var after = await lead.PostAsync(
            "/fristen",
            [
                new("__RequestVerificationToken", token), new("w", task), new("action", "Pause"), new("pause", "third-party"),
                new("reason", "Die Eigentümerin antwortet nicht."),
            ]);
        Assert.True(after.Status == HttpStatusCode.OK, after.Body);
    }

    private async Task<string> AssignedAsync(object? report = null)
    {
        var number = (string)(await Sqm.ReportAsync(report ?? new { text = "Schlagloch vor der Schule", place = new { quartier = "Q02" } }))["number"]!;
        await Sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "schlagloch", unit = "KBK-S", urgency = "normal" });
        return number;
    }

    private async Task<string> AcceptedAsync(object? report = null)
    {
        var number = await AssignedAsync(report);
        await worker.DoAsync(number, "Annehmen", new { });
        return number;
    }
}

public sealed class WorklistOnSqlite : WorklistSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnSqliteAsync();
}

public sealed class WorklistOnPostgreSql : WorklistSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnPostgreSqlAsync();
}
