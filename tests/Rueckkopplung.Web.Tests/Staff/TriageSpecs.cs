using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>SQM reads, decides and gets the next case, without a script.</summary>
public sealed class TriageSpecs : IAsyncLifetime
{
    private static readonly (string, string)[] Assigned = [("f.kind", "Mangel"), ("f.category", "sperrmuell"), ("f.unit", "KBK-A")];

    private DemoHouse house = null!;
    private Visitor sqm = null!;
    private string first = string.Empty;
    private string second = string.Empty;

    public async Task InitializeAsync()
    {
        house = await DemoHouse.OpenAsync(cases: 0);
        first = await house.ReportAsync("Sperrmüll liegt vor der Haustür Marktstraße 12");
        second = await house.ReportAsync("Zwei Matratzen liegen am Spielplatz");
        sqm = await Visitor.SignedInAsync(house.Address, "sqm.triage");
    }

    public async Task DisposeAsync()
    {
        sqm.Dispose();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task Danger_stands_first_and_the_menu_counts()
    {
        var danger = await house.ReportAsync("Es riecht nach Gas im Treppenhaus");
        var page = await sqm.OpenAsync("/triage");

        Assert.Equal([danger, first, second], Listed(page));
        Assert.Equal("Gefahr", page.Text(".eingang .zeile .frist--rot b"));
        Assert.StartsWith("3", page.Text("nav a[href='/triage'] .zaehler"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_and_buttons_of_all_outcomes_come_from_the_task()
    {
        var page = await sqm.OpenAsync($"/triage?fall={first}");

        var outcomes = page.Document.QuerySelectorAll<IHtmlInputElement>("[name=outcome]").Select(one => one.Value);
        Assert.Equal(["Zuweisen", "Rückfrage", "Selbst erledigt", "Nicht zuständig", "Doppelt", "Kein Anliegen"], outcomes);
        Assert.Equal(
            ["Zuweisen und senden", "Frage senden", "Erledigt und Antwort senden", "Antwort senden", "Verknüpfen und antworten", "Beenden"],
            page.Document.QuerySelectorAll(".knopfleiste button").Select(one => one.TextContent.Trim()));
    }

    [Fact]
    public async Task After_the_decision_comes_the_next_case_and_a_note_who_has_the_last()
    {
        var page = await SendAsync(first, "Zuweisen", Assigned);

        Assert.Equal($"?fall={second}&erledigt={first}", page.Address.Query);
        Assert.Contains("KBK-A Kommunalbetrieb, Abfall", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal([second], Listed(page));
        Assert.Equal("Zwei Matratzen liegen am Spielplatz", page.Text("blockquote"));
    }

    [Fact]
    public async Task After_the_last_case_the_page_has_good_news_and_the_next_promise()
    {
        await SendAsync(first, "Zuweisen", Assigned);
        var page = await SendAsync(second, "Zuweisen", Assigned);

        Assert.StartsWith("Alles geprüft. Es wartet keine neue Meldung. Die nächste Zusage ist", page.Text(".leer"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($".leer a[href='/vorgaenge/{first}']"));
    }

    [Fact]
    public async Task A_refused_decision_keeps_all_that_was_typed()
    {
        var page = await SendAsync(first, "Zuweisen", ("f.unit", ""), ("f.note", "Bitte vor dem Wochenende"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("Bitte vor dem Wochenende", page.Text("[name='f.note']"));
        Assert.Equal("Zuweisen", page.Document.QuerySelector<IHtmlInputElement>("[name=outcome]:checked")!.Value);
        Assert.NotNull(page.Document.QuerySelector("[role=alert] a[href='#unit']"));
    }

    [Fact]
    public async Task Who_was_too_late_keeps_the_words_and_learns_who_has_the_case()
    {
        var open = await sqm.OpenAsync($"/triage?fall={first}");
        using var quick = await Visitor.SignedInAsync(house.Address, "sqm.triage2");
        await quick.SendAsync(await quick.OpenAsync($"/triage?fall={first}"), "#entscheidung", [("outcome", "Zuweisen"), .. Assigned]);

        var page = await sqm.SendAsync(open, "#entscheidung", ("outcome", "Rückfrage"), ("f.question", "Vor welchem Haus genau?"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Vor welchem Haus genau?", page.Text("#left-0"));
        Assert.Contains("KBK-A", page.Text("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_overrides_only_by_its_own_button()
    {
        var refused = await SendAsync(first, "Zuweisen", [.. Assigned, ("revision", "0")]);
        Assert.Equal((HttpStatusCode.Conflict, "Trotzdem senden"), (refused.Status, refused.Text(".knopfleiste button")));

        var again = await sqm.SendAsync(refused, "#entscheidung");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);

        var sent = await sqm.SendAsync(again, "#entscheidung", ("anyway", "true"));
        Assert.Equal([second], Listed(sent));
    }

    [Fact]
    public async Task A_case_that_is_decided_already_says_so()
    {
        await SendAsync(first, "Zuweisen", Assigned);
        var page = await sqm.OpenAsync($"/triage?fall={first}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"{first} ist schon entschieden", page.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#entscheidung"));
    }

    [Theory]
    [InlineData("2026-99999-99")]
    [InlineData("Quatsch")]
    public async Task A_number_that_is_none_is_not_found(string number) =>
        Assert.Equal(HttpStatusCode.NotFound, (await sqm.OpenAsync($"/triage?fall={number}")).Status);

    [Fact]
    public async Task An_unknown_outcome_is_refused_with_a_sentence()
    {
        var page = await SendAsync(first, "Löschen");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Text("[role=alert] li"));
        Assert.Equal([first, second], Listed(page));
    }

    [Theory]
    [InlineData("fb.kbk-a")]
    [InlineData("qe.mitte")]
    public async Task Others_may_neither_see_nor_decide_nor_preview(string userName)
    {
        using var other = await Visitor.SignedInAsync(house.Address, userName);
        var form = await sqm.OpenAsync($"/triage?fall={first}");

        Assert.Equal(HttpStatusCode.Forbidden, (await other.OpenAsync("/triage")).Status);
        foreach (var path in new[] { $"/triage?fall={first}", $"/triage?handler=Vorschau&fall={first}" })
            Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync(path, [new("task", form.Document.QuerySelector<IHtmlInputElement>("[name=task]")!.Value)])).Status);
    }

    [Fact]
    public async Task A_report_of_the_same_thing_is_offered_and_linked()
    {
        var twin = await house.ReportAsync("Vor der Haustür Marktstraße 12 liegt immer noch Sperrmüll");
        var page = await sqm.OpenAsync($"/triage?fall={twin}");
        var link = Assert.IsAssignableFrom<IHtmlAnchorElement>(page.Document.QuerySelector(".triage__fall a[href*='doppelt=']"));
        Assert.Equal($"/triage?fall={twin}&doppelt={first}", link.GetAttribute("href"));

        var filled = await sqm.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal("Doppelt", filled.Document.QuerySelector<IHtmlInputElement>("[name=outcome]:checked")!.Value);
        var sent = await sqm.SendAsync(filled, "#entscheidung");
        Assert.Equal([first, second], Listed(sent));
    }

    private async Task<SeenPage> SendAsync(string number, string outcome, params (string, string)[] typed) =>
        await sqm.SendAsync(await sqm.OpenAsync($"/triage?fall={number}"), "#entscheidung", [("outcome", outcome), .. typed]);

    private static IEnumerable<string> Listed(SeenPage page) => page.Document
        .QuerySelectorAll<IHtmlAnchorElement>(".eingang a[href^='/triage?fall=']").Select(link => link.GetAttribute("href")!["/triage?fall=".Length..]);
}
