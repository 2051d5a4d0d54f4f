using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>SQM and a unit work on a report, without a script.</summary>
public sealed class WorkSpecs : IAsyncLifetime
{
    private const string Words = "Sperrmüll liegt vor der Haustür Marktstraße 12";

    private DemoHouse house = null!;
    private string number = string.Empty;

    public async Task InitializeAsync()
    {
        house = await DemoHouse.OpenAsync(cases: 0);
        using var http = new HttpClient { BaseAddress = house.Address };
        using var answer = await http.PostAsJsonAsync("/api/v1/reports", new { text = Words, language = "de" });
        number = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["number"]!;
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_report_is_in_triage_and_in_the_list_of_cases()
    {
        using var sqm = await Visitor.SignedInAsync(house.Address, "sqm.triage");
        foreach (var (path, link) in new[] { ("/triage", $"/triage?fall={number}"), ("/vorgaenge", $"/vorgaenge/{number}") })
        {
            var page = await sqm.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(Words, page.Text($"a[href='{link}']"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_filter_without_matches_says_so()
    {
        using var sqm = await Visitor.SignedInAsync(house.Address, "sqm.triage");
        var page = await sqm.OpenAsync("/vorgaenge?status=closed");

        Assert.Equal("Hier ist nichts. Wählen Sie einen anderen Filter.", page.Text(".leer"));
        Assert.Equal("0geschlossen", page.Text(".filter a[aria-current]"));
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_stays_open()
    {
        using var sqm = await Visitor.SignedInAsync(house.Address, "sqm.triage");
        var again = await SendAsync(sqm, "Zuweisen", ("f.place", "Hinter dem Kiosk, linke Seite"), ("f.unit", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var open = Assert.Single(again.Document.QuerySelectorAll("#aufgabe details[open]"));
        Assert.StartsWith("Zuweisen", open.QuerySelector("summary")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Hinter dem Kiosk, linke Seite", open.QuerySelector<IHtmlInputElement>("[name='f.place']")!.Value);
    }

    [Fact]
    public async Task A_fault_is_said_at_its_field_and_the_summary_leads_there()
    {
        using var sqm = await Visitor.SignedInAsync(house.Address, "sqm.triage");
        var again = await SendAsync(sqm, "Zuweisen", ("f.unit", ""));

        var target = again.Document.QuerySelectorAll<IHtmlAnchorElement>("[role=alert] a").Single(link => link.Hash == "#unit").Hash;
        var control = again.Document.QuerySelector(target)!;
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.NotNull(again.Document.GetElementById(control.GetAttribute("aria-describedby")!));
    }

    [Fact]
    public async Task Who_was_too_late_keeps_the_typed_words()
    {
        using var slow = await Visitor.SignedInAsync(house.Address, "sqm.triage");
        using var quick = await Visitor.SignedInAsync(house.Address, "sqm.triage2");
        var page = await slow.OpenAsync($"/vorgaenge/{number}");
        await SendAsync(quick, "Zuweisen", ("f.kind", "Mangel"), ("f.category", await CategoryAsync(quick)), ("f.unit", "KBK-S"));

        var again = await slow.SendAsync(page, Chosen(page, "Zuweisen"), [("f.note", "Bitte vor dem Wochenende ansehen")]);

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal("Bitte vor dem Wochenende ansehen", again.Text("#left-0"));
    }

    [Fact]
    public async Task A_stale_form_overrides_only_by_its_own_button()
    {
        using var sqm = await Visitor.SignedInAsync(house.Address, "sqm.triage");
        (string, string)[] typed =
            [("f.kind", "Mangel"), ("f.category", await CategoryAsync(sqm)), ("f.unit", "KBK-S"), ("revision", "0")];

        var first = await SendAsync(sqm, "Zuweisen", typed);
        var second = await sqm.SendAsync(first, Chosen(first, "Zuweisen"), []);
        var third = await sqm.SendAsync(second, Chosen(second, "Zuweisen"), [("anyway", "true")]);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.OK), (first.Status, second.Status, third.Status));
        Assert.Equal("Trotzdem senden", first.Text("#aufgabe details[open] button"));
    }

    [Fact]
    public async Task An_assigned_case_leaves_triage()
    {
        using var sqm = await Visitor.SignedInAsync(house.Address, "sqm.triage");
        var page = await SendAsync(
            sqm, "Zuweisen", ("f.kind", "Mangel"), ("f.category", await CategoryAsync(sqm)), ("f.unit", "KBK-S"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var triage = await sqm.OpenAsync("/triage");
        Assert.Null(triage.Document.QuerySelector($"a[href='/triage?fall={number}']"));
        Assert.StartsWith("Alles geprüft. Es wartet keine neue Meldung. Die nächste Zusage ist", triage.Text(".leer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_no_case()
    {
        using var nobody = new Visitor(house.Address);
        foreach (var path in new[] { "/triage", "/vorgaenge", $"/vorgaenge/{number}" })
            Assert.DoesNotContain(Words, (await nobody.OpenAsync(path)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_treff_sees_no_triage_and_no_case_of_others()
    {
        using var treff = await Visitor.SignedInAsync(house.Address, "treff.bleiche");

        Assert.Equal(HttpStatusCode.Forbidden, (await treff.OpenAsync("/triage")).Status);
        Assert.DoesNotContain(Words, (await treff.OpenAsync("/vorgaenge")).Body, StringComparison.Ordinal);
    }

    private async Task<string> CategoryAsync(Visitor sqm)
    {
        var page = await sqm.OpenAsync($"/vorgaenge/{number}");
        return page.Document.QuerySelectorAll<IHtmlOptionElement>("[name='f.category'] option").First(one => one.Value.Length > 0).Value;
    }

    private async Task<SeenPage> SendAsync(Visitor sqm, string outcome, params (string, string)[] typed)
    {
        var page = await sqm.OpenAsync($"/vorgaenge/{number}");
        return await sqm.SendAsync(page, Chosen(page, outcome), typed);
    }

    private static string Chosen(SeenPage page, string outcome)
    {
        page.Document.QuerySelectorAll("#aufgabe details form").First(one => one.QuerySelector($"[name=outcome][value='{outcome}']") is not null).Id = "chosen";
        return "#chosen";
    }
}
