using System.Net;
using System.Text.RegularExpressions;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>What a person reads on the page of a case.</summary>
public sealed partial class CasePageSpecs : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async Task InitializeAsync() => world = await CaseWorld.OpenAsync(new { email = "melderin@example.org", answerWay = "email" });

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_reporters_words_and_the_promise_stand_in_the_head()
    {
        var page = await world.SeeAsync("sqm.triage");

        Assert.Equal(CaseWorld.Words, page.Text(".fallkopf blockquote"));
        Assert.Matches("Zugesagt: Antwort bis.*Uhr", Flat(page.Text(".zusage")));
        Assert.Equal("Noch ohne Kategorie: Marktstraße 12", page.Heading);
    }

    [Fact]
    public async Task The_path_names_what_was_passed_what_is_open_and_what_is_certain()
    {
        await world.AcceptAsync();
        var page = await world.SeeAsync("fb.kbk-a");

        Assert.Equal(
            ["✓ Meldung eingegangen", "✓ Prüfen und zuweisen", "✓ Annehmen", "● Arbeiten und antworten", "Antwort", "Abschluss"],
            page.Document.QuerySelectorAll(".weg li").Select(step => Flat(step.TextContent)));
        Assert.Equal("● Arbeiten und antworten", Flat(page.Text(".weg [aria-current=step]")));
    }

    [Fact]
    public async Task Each_counted_day_of_the_promise_is_numbered_up_to_the_day_it_ends()
    {
        await world.AssignAsync();
        var page = await world.SeeAsync("sqm.triage");

        var lines = page.Document.QuerySelectorAll("#fristen details")[0].QuerySelectorAll(".rechnung li").Select(line => Flat(line.TextContent)).ToList();
        Assert.Contains("zählt nicht", lines[0], StringComparison.Ordinal);
        Assert.Contains("Tag 5", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith("Ende der Dienstzeit 16:00", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_deadline_stays_visible_and_the_open_task_says_who_is_told_when()
    {
        await world.AcceptAsync();
        var page = await world.SeeAsync("fb.kbk-a");

        var rows = page.Document.QuerySelectorAll("#fristen tbody tr").Select(row => Flat(row.TextContent)).ToList();
        Assert.Contains(rows, row => row.StartsWith("Annehmen oder ablehnen (KBK-A)", StringComparison.Ordinal) && row.Contains("gehalten", StringComparison.Ordinal));
        var stages = page.Document.QuerySelectorAll("#fristen .zeitstrahl li").Select(stage => Flat(stage.TextContent)).ToList();
        Assert.Contains(stages, stage => stage.StartsWith("Erinnerung an KBK-A", StringComparison.Ordinal) && stage.EndsWith("geplant", StringComparison.Ordinal));
        Assert.Contains(stages, stage => stage.StartsWith("Hinweis an Leitung der Stelle KBK", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_history_names_roles_and_the_reporter_never_a_user()
    {
        await world.AcceptAsync();
        var history = Flat((await world.SeeAsync("sqm.triage")).Text("#verlauf"));

        Assert.Contains("Meldung angekommen: Schnittstelle", history, StringComparison.Ordinal);
        Assert.Contains("Meldende Person", history, StringComparison.Ordinal);
        Assert.Contains("Kategorie festgelegt: noch offen → „Abfall und Sauberkeit/Sperrmüll“", history, StringComparison.Ordinal);
        Assert.Contains("Aufgabe erledigt: Prüfen und zuweisen → Zuweisen", history, StringComparison.Ordinal);
        Assert.DoesNotContain("fb.kbk-a", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reporters_code_is_hidden_in_the_message_log()
    {
        var messages = (await world.SeeAsync("sqm.triage")).Text("#nachrichten");

        Assert.Contains("Ihr Code lautet ••••", messages, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Code, messages.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("melderin@example.org", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_the_demo_city_shows_the_key_of_a_missing_text()
    {
        await using var house = await DemoHouse.OpenAsync(cases: 40);
        using var api = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        using var sqm = await Visitor.SignedInAsync(house.Address, "sqm.triage");
        var numbers = (await api.GetAsync("cases?pageSize=200"))["items"]!.AsArray().Select(one => (string)one!["number"]!).ToList();
        Assert.True(numbers.Count >= 40);

        foreach (var number in numbers)
        {
            var page = await sqm.OpenAsync($"/vorgaenge/{number}?verlauf=alle");
            Assert.Equal((number, HttpStatusCode.OK), (number, page.Status));
            Assert.Empty(Key().Matches(page.Body).Select(match => $"{number}: {match.Value}"));
        }
    }

    [GeneratedRegex(@"\b(?:Event|Who|Way|Path|Kind|Status|StatusAt|ClosedAs|AnswerKind|Channel|Urgency|Stage|Target|Rule|From|Count|Message|Sending|Ended|Reason|Role|Detail|Left|Deadline|DeadlineState|Print)\.[\w-]+(?:\.[\w-]+)*", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();

    private static string Flat(string text) => Space().Replace(text, " ").Trim();
}
