using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>„Fristen &amp; Erinnerungen“ on both databases: list, orders, reason, stopping and moving, table, series.</summary>
public abstract class DeadlinesDeskSpecs : IAsyncLifetime
{
    private DemoHouse house = null!;
    private string number = null!;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        number = await OneCase.AcceptedAsync(house);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    protected abstract Task<DemoHouse> OpenAsync();

    [Fact]
    public async Task The_list_is_found_ordered_explained_and_acted_on()
    {
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        foreach (var view in new[] { "zeige=heute", "zeige=ueberfaellig", "zeige=bald", "zeige=gestoert", "zeige=pausiert", "tag=2026-12-07", "probe=2027-01-05" })
            Assert.Equal(HttpStatusCode.OK, (await lead.OpenAsync($"/fristen?{view}&ordnung=stelle")).Status);
        Assert.Equal(["R1", "R2", "E1", "E2", "E3"], await StagesAsync(lead, $"/fristen?zeige=alle&q={number}"));
        Assert.NotEmpty(await StagesAsync(lead, "/fristen?zeige=alle&q=kbk-s&ordnung=art"));
        Assert.Empty(await StagesAsync(lead, "/fristen?zeige=alle&q=36"));

        var task = await house.ReadAsync(db => db.Tasks.SingleAsync(one => one.Step == ProfileSteps.Outcome));
        Assert.Contains("Tag 10", (await lead.OpenAsync($"/fristen?warum={task.Id}")).Text("#warum"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Acting.DoAsync(lead, task.Id, "Pause", ("pause", "weather"), ("reason", "Frost."))).Status);
        Assert.Equal("1", (await lead.OpenAsync("/fristen?zeige=pausiert")).Text("h2#li .zaehler"));
        await Acting.DoAsync(lead, task.Id, "Resume", ("reason", "Tauwetter."));
        await Acting.DoAsync(lead, task.Id, "Move", ("day", "2026-12-15"), ("reason", "Abgestimmt."));
        Assert.Equal(new DateTimeOffset(2026, 12, 15, 16, 0, 0, TimeSpan.FromHours(1)), await house.ReadAsync(db => db.Tasks
            .Where(one => one.Id == task.Id).Select(one => one.DueAt).SingleAsync()));
    }

    [Fact]
    public async Task The_table_holds_what_the_list_shows_and_no_cell_is_a_formula()
    {
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        var list = await lead.OpenAsync($"/fristen?zeige=alle&q={number}");

        var table = await lead.OpenAsync(list.Document.QuerySelector("a[download]")!.GetAttribute("href")!);

        var lines = table.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("Vorgang;Frist;Stelle;Fällig;Regel;Was dann geschieht;Zustand;Fehlversuche", lines[0].TrimStart('\uFEFF'));
        Assert.Equal(list.Text("h2#li .zaehler"), $"{lines.Length - 1}");
        Assert.Contains($"{number};Arbeit und Antwort;KBK-S Kommunalbetrieb, Straße;2026-12-07 16:00;", table.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(lines.SelectMany(line => line.Split(';')), cell => cell.Length > 0 && "=+-@\t".Contains(cell.TrimStart('"')[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_series_run_by_hand_tells_what_is_new_once_and_its_result_stays()
    {
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        // a run tells what came up to the last full second
        await AdvanceAsync(house.Services.GetRequiredService<HouseClock>().GetUtcNow().AddSeconds(2));
        await RunAsync(lead);
        await AdvanceAsync("2026-11-24T08:00:00+01:00");

        var digests = await house.ReadAsync(db => db.Outbox.Where(message => message.Kind == "digest").Select(message => message.RecipientRef).ToListAsync());
        Assert.Equal(["KBK-S"], digests);
        var runs = await house.ReadAsync(db => db.SeriesRuns.Where(run => run.Series == "digest").OrderBy(run => run.Occurrence).Select(run => run.Result).ToListAsync());
        Assert.Equal(["an 1 Stellen", "an 0 Stellen"], runs);
        Assert.Contains("an 1 Stellen", (await lead.OpenAsync("/fristen")).Text("section[aria-labelledby=se]"), StringComparison.Ordinal);
    }

    private static async Task<SeenPage> RunAsync(Visitor who)
    {
        var page = await who.OpenAsync("/fristen");
        return await who.PostAsync("/fristen?handler=RunSeries", [new("__RequestVerificationToken", Acting.Token(page)), new("series", "digest")]);
    }

    private static async Task<IReadOnlyList<string>> StagesAsync(Visitor who, string path)
    {
        var page = await who.OpenAsync(path);
        string[] words = ["Erinnerung", "Erinnerung am Tag", "Hinweis an die Leitung", "Hinweis an die Fachbereichsleitung", "Hinweis an Dezernat und SQM-Leitung"];
        string[] codes = ["R1", "R2", "E1", "E2", "E3"];
        return
        [
            .. from row in page.Document.QuerySelectorAll("table.karten tbody tr")
               let cells = row.QuerySelectorAll("td, th").Select(cell => cell.TextContent)
               let kind = Array.FindLastIndex(words, word => cells.Any(cell => cell.Contains(word, StringComparison.Ordinal)))
               where kind >= 0
               select codes[kind],
        ];
    }

    private Task AdvanceAsync(string instant) => AdvanceAsync(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

    private async Task AdvanceAsync(DateTimeOffset instant) =>
        await house.Services.GetRequiredService<ClockMover>().AdvanceToAsync(instant, CancellationToken.None);
}

public sealed class DeadlinesDeskOnSqlite : DeadlinesDeskSpecs
{
    protected override Task<DemoHouse> OpenAsync() => DemoHouse.OpenAsync(cases: 0);
}

public sealed class DeadlinesDeskOnPostgreSql : DeadlinesDeskSpecs
{
    protected override async Task<DemoHouse> OpenAsync() => await DemoHouse.OpenAsync(cases: 0, database: await ClusterDatabase.CreateAsync());
}
