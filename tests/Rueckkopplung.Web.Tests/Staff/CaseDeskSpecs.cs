using System.Net;
using System.Text.Json.Nodes;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>What people do to a case beside its tasks: notes, contact, corrections, taking over, taking up again.</summary>
public sealed class CaseDeskSpecs : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async Task InitializeAsync() =>
        world = await CaseWorld.OpenAsync(new { name = "Erika Muster", email = "melderin@example.org", answerWay = "email" });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_note_stands_in_the_internal_frame_with_the_role_of_its_writer()
    {
        var page = await SendAsync("sqm.triage", "#notizen form", ("note", "Kühlschrank getrennt holen"));

        Assert.Contains("Kühlschrank getrennt holen", page.Text(".intern#notizen"), StringComparison.Ordinal);
        Assert.Contains("Notiz geschrieben", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.DoesNotContain("Kühlschrank", page.Text("#verlauf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_note_is_refused_and_a_too_long_one_keeps_its_words()
    {
        var words = new string('x', 12_000) + " Ende";
        var empty = await SendAsync("sqm.triage", "#notizen form", ("note", " "));
        var full = await SendAsync("sqm.triage", "#notizen form", ("note", words));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (empty.Status, full.Status));
        Assert.Equal(words, full.Text("#note"));
    }

    [Fact]
    public async Task The_contact_is_shown_for_a_reason_only_and_the_look_is_noted()
    {
        var closed = await world.SeeAsync("sqm.triage");
        var refused = await SendAsync("sqm.triage", "#kontakt form", ("reason", ""));
        var shown = await SendAsync("sqm.triage", "#kontakt form", ("reason", "question"));

        Assert.DoesNotContain("melderin@example.org", closed.Body + refused.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("melderin@example.org", shown.Text("#kontakt"), StringComparison.Ordinal);
        Assert.Contains("no-store", shown.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains("Kontakt gezeigt: Rückfrage klären", (await world.SeeAsync("sqm.triage")).Text("#verlauf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_only_oversees_finds_no_contact_on_the_page_and_none_by_post()
    {
        await world.AcceptAsync();
        using var head = await Visitor.SignedInAsync(world.House.Address, "dezernat.d5");
        var page = await head.OpenAsync(world.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector("#kontakt"));

        var answer = await head.PostAsync($"{world.Path}?handler=Contact", [Token(page), KeyValuePair.Create("reason", "question")]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("melderin@example.org", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_takes_it_over_and_gives_it_back()
    {
        await world.AcceptAsync();
        var taken = await SendAsync("fb.kbk-a", "form[action*='TakeOver']");
        var seenByOthers = await world.SeeAsync("fb.kbk-a.leitung");
        var back = await SendAsync("fb.kbk-a", "form[action*='GiveBack']");

        Assert.Contains("Liegt bei Ihnen.", taken.Text("#aufgabe"), StringComparison.Ordinal);
        Assert.Contains("Jemand aus KBK-A hat es übernommen.", seenByOthers.Text("#aufgabe"), StringComparison.Ordinal);
        Assert.Contains("Liegt bei KBK-A insgesamt.", back.Text("#aufgabe"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_units_reference_keeps_before_and_after()
    {
        await world.AcceptAsync();
        await SendAsync("fb.kbk-a", "form[action*='Reference']", ("reference", "36/13 ra"));
        var page = await SendAsync("fb.kbk-a", "form[action*='Reference']", ("reference", "36/14 ra"));

        Assert.Contains("Aktenzeichen eingetragen: „36/13 ra“ → „36/14 ra“", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.Contains("36/14 ra", page.Text("#fakten"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQM_takes_an_answered_case_up_again_and_the_reporter_gets_a_new_date()
    {
        await world.AnswerAsync();
        var page = await SendAsync("sqm.triage", "#wieder form");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Neu entscheiden", page.Text("#aufgabe h2"), StringComparison.Ordinal);
        Assert.Contains("Zugesagt: Antwort bis", page.Text(".zusage"), StringComparison.Ordinal);
        Assert.Contains("Ablauf beendet: Der Vorgang wurde wieder aufgenommen.", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.Contains("Neues Datum", page.Text("#nachrichten"), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("#verlauf .zeitstrahl .ist-jetzt"));
    }

    [Fact]
    public async Task Nothing_stuck_is_nothing_to_retry_and_only_two_roles_may_ask()
    {
        using var lead = await ApiPerson.SignedInAsync(world.House.Address, "sqm.leitung");
        using var sqm = await ApiPerson.SignedInAsync(world.House.Address, "sqm.triage");
        var (status, body) = await lead.TryPostAsync($"cases/{world.Number}/retry", new { });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "incident.can-be-retried"), (status, (string?)JsonNode.Parse(body)!["code"]));
        Assert.Equal(HttpStatusCode.Forbidden, (await sqm.TryPostAsync($"cases/{world.Number}/retry", new { })).Status);
    }

    private static KeyValuePair<string, string> Token(SeenPage page) => KeyValuePair.Create(
        "__RequestVerificationToken", page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private async Task<SeenPage> SendAsync(string userName, string form, params (string, string)[] typed)
    {
        using var person = await Visitor.SignedInAsync(world.House.Address, userName);
        return await person.SendAsync(await person.OpenAsync(world.Path), form, typed);
    }
}
