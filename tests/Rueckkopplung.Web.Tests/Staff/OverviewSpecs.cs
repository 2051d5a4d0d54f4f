using System.Net;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>„Wer fehlt?“ shows each case that waits for somebody once, and says for whom.</summary>
public abstract class OverviewSpecs : StaffSpecs
{
    protected override string UserName => "sqm.leitung";

    [Fact]
    public async Task Each_case_stands_once_in_the_first_column_that_fits()
    {
        var late = await AcceptedAsync();
        await Sqm.AdvanceAsync("P30D");
        var expected = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [await UnhappyAsync()] = "ReplyUnread",
            [await RefusedTwiceAsync()] = "RefusedTwice",
            [await AssignedAsync("Q02")] = "Unaccepted",
            [late] = "Overdue",
            [await AskedAsync()] = "Waiting",
            [(await ReportAsync("Q02")).Number] = null,
        };
        var page = await Visitor.OpenAsync("/uebersicht");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(expected, one => Assert.Equal((one.Key, one.Value), (one.Key, ColumnOf(page, one.Key))));
        Assert.Equal("5 von 6 offenen Vorgängen warten auf jemanden. Jeder steht nur einmal hier: in der ersten Spalte, die passt.", page.Text("h1 + p"));
    }

    [Fact]
    public async Task A_refused_case_names_the_units_and_their_reasons()
    {
        var number = await RefusedTwiceAsync();
        var card = CardOf(await Visitor.OpenAsync("/uebersicht"), number);

        Assert.Contains("SQM entscheidet, seit heute", card, StringComparison.Ordinal);
        Assert.Contains("KBK-S: „Privatgrund“", card, StringComparison.Ordinal);
        Assert.Contains("36: „Kein Umweltschaden“", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_does_not_accept_is_named_with_the_working_days_it_took()
    {
        var number = await AssignedAsync("Q02");
        await Sqm.AdvanceAsync("P7D");
        var card = CardOf(await Visitor.OpenAsync("/uebersicht"), number);

        Assert.Contains("KBK-S, seit 5 Arbeitstagen", card, StringComparison.Ordinal);
        Assert.Contains("Annahme war fällig: Mi 25.11.", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_is_read_when_somebody_has_done_something()
    {
        var number = await RepliedAsync();
        var unread = ColumnOf(await Visitor.OpenAsync("/uebersicht"), number);
        await Sqm.DoAsync(number, "Zuweisen", Triage("KBK-S"));

        Assert.Equal(("ReplyUnread", "Unaccepted"), (unread, ColumnOf(await Visitor.OpenAsync("/uebersicht"), number)));
    }

    [Fact]
    public async Task A_quartier_can_be_chosen_and_others_vanish()
    {
        var here = await AssignedAsync("Q02");
        var there = await AssignedAsync("Q10");
        var page = await Visitor.OpenAsync("/uebersicht?quartier=Q02");

        Assert.Equal(("Unaccepted", null), (ColumnOf(page, here), ColumnOf(page, there)));
        Assert.Equal("Q02", page.Document.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_quartiersentwicklerin_sees_and_chooses_only_her_own()
    {
        var own = await AssignedAsync("Q02");
        var foreign = await AssignedAsync("Q10");
        using var qe = await Visitor.SignedInAsync(House.Address, "qe.mitte");
        var page = await qe.OpenAsync("/uebersicht?quartier=Q10");

        Assert.Equal(("Unaccepted", null), (ColumnOf(page, own), ColumnOf(page, foreign)));
        Assert.Equal(4, page.Document.QuerySelectorAll("#quartier option").Length);
    }

    [Fact]
    public async Task A_protected_case_stands_there_without_its_words()
    {
        var report = await Sqm.ReportAsync(new { text = "Nebenan schreit ein Kind" });
        var number = (string)report["number"]!;
        await Sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "kinderschutz", unit = "51", urgency = "high" });
        var page = await Visitor.OpenAsync("/uebersicht");

        Assert.Equal("Unaccepted", ColumnOf(page, number));
        Assert.DoesNotContain("schreit", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_has_its_own_list_and_not_the_board()
    {
        using var unit = await Visitor.SignedInAsync(House.Address, "fb.kbk-s");

        Assert.Equal(HttpStatusCode.Forbidden, (await unit.OpenAsync("/uebersicht")).Status);
    }

    private static object Triage(string unit) => new { kind = "Mangel", category = "schlagloch", unit, urgency = "normal" };

    private static string? ColumnOf(SeenPage page, string number)
    {
        var columns = page.Document.QuerySelectorAll(".spalte").Where(column => column.QuerySelectorAll(".nr").Any(one => one.TextContent == number)).ToList();
        return columns.Count == 0 ? null : Assert.Single(columns).GetAttribute("aria-labelledby")![2..];
    }

    private static string CardOf(SeenPage page, string number) =>
        page.Document.QuerySelectorAll(".karte").FirstOrDefault(card => card.TextContent.Contains(number, StringComparison.Ordinal))?.TextContent ?? "";

    private async Task<(string Number, string Code)> ReportAsync(string? quartier)
    {
        var receipt = await Sqm.ReportAsync(new { text = "Schlagloch vor der Schule", place = new { quartier }, reporter = new { email = "a@example.test", answerWay = "email" } });
        return ((string)receipt["number"]!, (string)receipt["followUpCode"]!);
    }

    private async Task<string> AssignedAsync(string quartier, string unit = "KBK-S")
    {
        var (number, _) = await ReportAsync(quartier);
        await Sqm.DoAsync(number, "Zuweisen", Triage(unit));
        return number;
    }

    private async Task<string> RefusedTwiceAsync()
    {
        var number = await AssignedAsync("Q02");
        await AsAsync("fb.kbk-s", number, "Ablehnen", new { reason = "Privatgrund", proposedUnit = "36" });
        await AsAsync("fb.36", number, "Ablehnen", new { reason = "Kein Umweltschaden", proposedUnit = "63" });
        return number;
    }

    private async Task<string> UnhappyAsync()
    {
        var (number, code) = await ReportAsync("Q02");
        await Sqm.DoAsync(number, "Zuweisen", Triage("KBK-S"));
        await AsAsync("fb.kbk-s", number, "Annehmen", new { });
        await AsAsync("fb.kbk-s", number, "Erledigt", new { internalResult = "Gefüllt", answer = "Das Loch ist zu." });
        await PostAsync($"follow-up/{code}/feedback", new { satisfied = false, text = "Es ist noch da." });
        return number;
    }

    private async Task<string> AskedAsync()
    {
        var (number, _) = await ReportAsync("Q02");
        await Sqm.DoAsync(number, "Rückfrage", new { question = "Welche Hausnummer?" });
        return number;
    }

    private async Task<string> RepliedAsync()
    {
        var (number, code) = await ReportAsync("Q02");
        await Sqm.DoAsync(number, "Rückfrage", new { question = "Welche Hausnummer?" });
        await PostAsync($"follow-up/{code}/answer", new { text = "Die 12" });
        return number;
    }

    private async Task<string> AcceptedAsync()
    {
        var number = await AssignedAsync("Q02");
        await AsAsync("fb.kbk-s", number, "Annehmen", new { });
        return number;
    }

    private async Task PostAsync(string path, object body)
    {
        using var nobody = new ApiPerson(House.Address);
        var (status, answer) = await nobody.TryPostAsync(path, body);
        Assert.True(status == HttpStatusCode.NoContent, answer);
    }
}

public sealed class OverviewOnSqlite : OverviewSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnSqliteAsync();
}

public sealed class OverviewOnPostgreSql : OverviewSpecs
{
    protected override Task<DemoHouse> OpenAsync() => OnPostgreSqlAsync();
}
