using System.Net;
using AngleSharp.Dom;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>What the preview shows is what is sent, to the letter.</summary>
public abstract class TriagePreviewSpecs : IAsyncLifetime
{
    private const string Preview = "/triage?handler=Vorschau&fall=";
    private DemoHouse house = null!;
    private Visitor sqm = null!;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        sqm = await Visitor.SignedInAsync(house.Address, "sqm.triage");
    }

    public async Task DisposeAsync()
    {
        sqm.Dispose();
        await house.DisposeAsync();
    }

    public static TheoryData<string, (string, string)[]> Decisions => new()
    {
        { "Zuweisen", [("f.kind", "Mangel"), ("f.category", "sperrmuell"), ("f.unit", "KBK-A")] },
        { "Rückfrage", [("f.question", "Vor welchem Haus genau?\nUnd seit wann?")] },
        { "Selbst erledigt", [("f.kind", "Mangel"), ("f.category", "sperrmuell"), ("f.answer", "Wir haben <b>aufgeräumt</b> & gefegt.")] },
        { "Nicht zuständig", [("f.addressee", "Deutsche Bahn, 030 1234")] },
        { "Kein Anliegen", [("f.reason", "dank"), ("f.answer", "Danke für Ihr Lob!")] },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task What_the_preview_shows_is_what_is_sent(string outcome, (string, string)[] typed)
    {
        var number = await house.ReportAsync("Sperrmüll liegt vor der Haustür Marktstraße 12", "anna@example.test");
        var before = await house.MessagesAsync(number);

        var preview = await PreviewAsync(number, outcome, typed);
        Assert.Equal(before.Count, (await house.MessagesAsync(number)).Count);
        await sqm.SendAsync(preview, "#entscheidung");
        var sent = (await house.MessagesAsync(number)).Skip(before.Count).ToList();

        Assert.NotEmpty(sent);
        Assert.Equal(sent.Select(message => (message.Subject, Plain(message.Body))), Shown(preview));
    }

    [Fact]
    public async Task A_later_date_shows_before_it_is_told()
    {
        await house.SlowDownAsync("muell", days: 12);
        var number = await house.ReportAsync("Sperrmüll liegt vor der Haustür Marktstraße 12", "anna@example.test");
        var before = await house.MessagesAsync(number);

        var preview = await PreviewAsync(number, "Zuweisen", ("f.kind", "Mangel"), ("f.category", "sperrmuell"), ("f.unit", "KBK-A"));
        await sqm.SendAsync(preview, "#entscheidung");
        var sent = (await house.MessagesAsync(number)).Skip(before.Count).ToList();

        Assert.Contains(sent, message => message.Kind == "promise");
        Assert.Contains("später als bisher gesagt", preview.Text("#vorschau"), StringComparison.Ordinal);
        Assert.Equal(sent.Select(message => (message.Subject, Plain(message.Body))), Shown(preview));
    }

    [Fact]
    public async Task Without_an_address_the_preview_says_how_the_answer_is_found()
    {
        var number = await house.ReportAsync("Sperrmüll liegt vor der Haustür Marktstraße 12");
        var preview = await PreviewAsync(
            number, "Selbst erledigt", ("f.kind", "Mangel"), ("f.category", "sperrmuell"), ("f.answer", "Ist schon weg."));

        Assert.Equal("Ist schon weg.", preview.Text("#vorschau .vorschau__text"));
        Assert.Contains("Aushangliste", preview.Text("#vorschau"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_tells_no_address()
    {
        var number = await house.ReportAsync("Sperrmüll liegt vor der Haustür Marktstraße 12", "anna@example.test");
        var preview = await PreviewAsync(number, "Rückfrage", ("f.question", "Vor welchem Haus?"));

        Assert.Contains("Per E-Mail an die hinterlegte Adresse", preview.Text("#vorschau"), StringComparison.Ordinal);
        Assert.DoesNotContain("anna@example.test", preview.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_names_what_is_missing_and_keeps_what_was_typed()
    {
        var number = await house.ReportAsync("Irgendetwas stimmt hier nicht");
        var preview = await PreviewAsync(number, "Zuweisen", ("f.category", ""), ("f.unit", ""), ("f.note", "Bitte bald"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, preview.Status);
        Assert.Equal("Bitte bald", preview.Text("[name='f.note']"));
        Assert.NotEmpty(preview.Document.QuerySelectorAll("#vorschau li"));
        Assert.Equal("true", preview.Document.QuerySelector("#unit")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task The_proposed_unit_follows_the_category_until_somebody_chooses()
    {
        var number = await house.ReportAsync("Irgendetwas stimmt hier nicht");
        var page = await sqm.OpenAsync($"/triage?fall={number}");
        Assert.Equal("Keine Regel passt – Sie entscheiden", page.Text("#vorschlag h3"));

        var followed = await PreviewAsync(number, "Zuweisen", ("f.category", "sperrmuell"));
        Assert.StartsWith("Regel ", followed.Text("#vorschlag li"), StringComparison.Ordinal);
        Assert.Equal("KBK-A", Chosen(followed));

        var own = await PreviewAsync(number, "Zuweisen", ("f.category", "sperrmuell"), ("f.unit", "KBK-S"));
        Assert.Equal("KBK-S", Chosen(own));
    }

    [Fact]
    public async Task A_decision_that_answers_or_ends_the_case_promises_nothing_more()
    {
        var number = await house.ReportAsync("Sperrmüll liegt vor der Haustür Marktstraße 12", "anna@example.test");

        var open = await PreviewAsync(number, "Rückfrage", ("f.question", "Vor welchem Haus?"));
        Assert.Contains("Zugesagt: Antwort bis", open.Text("#vorschau"), StringComparison.Ordinal);

        var ended = await PreviewAsync(number, "Kein Anliegen", ("f.reason", "missbrauch"));
        Assert.Contains("Es geht keine Nachricht hinaus", ended.Text("#vorschau"), StringComparison.Ordinal);
        Assert.DoesNotContain("Zugesagt", ended.Text("#vorschau"), StringComparison.Ordinal);
    }

    protected abstract Task<DemoHouse> OpenAsync();

    private async Task<SeenPage> PreviewAsync(string number, string outcome, params (string, string)[] typed)
    {
        var page = await sqm.OpenAsync($"/triage?fall={number}");
        page.Form("#entscheidung").SetAttribute("action", Preview + number);
        return await sqm.SendAsync(page, "#entscheidung", [("outcome", outcome), .. typed]);
    }

    private static string? Chosen(SeenPage page) =>
        page.Document.QuerySelector<AngleSharp.Html.Dom.IHtmlSelectElement>("[name='f.unit']")!.Value;

    private static IEnumerable<(string, string)> Shown(SeenPage page) => page.Document.QuerySelectorAll("#vorschau .vorschau")
        .Select(one => (one.QuerySelector(".vorschau__kopf")!.TextContent.Trim(), Plain(one.QuerySelector(".vorschau__text")!.TextContent)));

    // an HTML form sends line ends as CR LF, a page shows them as LF
    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}

public sealed class TriagePreviewOnSqlite : TriagePreviewSpecs
{
    protected override Task<DemoHouse> OpenAsync() => DemoHouse.OpenAsync(cases: 0);
}

public sealed class TriagePreviewOnPostgreSql : TriagePreviewSpecs
{
    protected override async Task<DemoHouse> OpenAsync()
    {
        var database = await ClusterDatabase.CreateAsync();
        return await DemoHouse.OpenAsync(cases: 0, database: database);
    }
}
