using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>The case page says of each date why it is that one, how much is left, and what comes next and when.</summary>
public sealed class CaseDatesSpecs : IAsyncLifetime
{
    private DemoHouse house = null!;
    private string number = null!;

    public async Task InitializeAsync()
    {
        house = await DemoHouse.OpenAsync(cases: 0);
        number = await OneCase.AcceptedAsync(house);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_running_date_has_its_days_a_countdown_and_the_next_stage()
    {
        using var unit = await Visitor.SignedInAsync(house.Address, "fb.kbk-s");

        var page = await unit.OpenAsync($"/vorgaenge/{number}");
        var (row, why) = Work(page);

        Assert.Contains("Noch 10 Arbeitstage.", row, StringComparison.Ordinal);
        Assert.Contains("Als Nächstes: Mi 2.12., 13:54, Erinnerung an KBK-S", row, StringComparison.Ordinal);
        Assert.Contains("Tage 1–4", why, StringComparison.Ordinal);
        Assert.Contains("Ende der Dienstzeit 16:00", why, StringComparison.Ordinal);
        Assert.StartsWith("Zugesagt: Antwort bis Montag, 30. November 2026", Plain(page.Text(".zusage")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_clock_says_since_when_why_and_until_when_at_most()
    {
        using var unit = await Visitor.SignedInAsync(house.Address, "fb.kbk-s");
        await PauseAsync(unit);

        var (row, why) = Work(await unit.OpenAsync($"/vorgaenge/{number}"));

        Assert.Contains("die Uhr steht", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Noch", row, StringComparison.Ordinal);
        Assert.Contains("Wetter: Mo 23.11., 9:00 – längstens Mo 14.12., 16:00. Der Boden ist gefroren.", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_a_pause_moved_says_what_it_would_be_and_how_long_the_clock_stood()
    {
        using var unit = await Visitor.SignedInAsync(house.Address, "fb.kbk-s");
        await PauseAsync(unit);
        // a day and two hours of service, but for the seconds since nine
        await house.Services.GetRequiredService<ClockMover>()
            .AdvanceToAsync(new DateTimeOffset(2026, 11, 24, 11, 0, 0, TimeSpan.FromHours(1)), CancellationToken.None);
        await ActAsync(unit, "Resume", ("reason", "Es hat getaut."));

        var (row, why) = Work(await unit.OpenAsync($"/vorgaenge/{number}"));

        Assert.Contains("Mi 9.12.2026, 16:00", row, StringComparison.Ordinal);
        Assert.Contains("Ohne die Pausen wäre es fällig gewesen: Mo 7.12.2026, 16:00", why, StringComparison.Ordinal);
        Assert.Contains("Die Uhr stand 9 Stunden 59 Minuten Dienstzeit.", why, StringComparison.Ordinal);
        Assert.Contains("Ende der Dienstzeit 16:00", why, StringComparison.Ordinal);
    }

    private static (string Row, string Why) Work(SeenPage page)
    {
        var row = page.Document.QuerySelectorAll("#fristen tbody tr").First(one => one.TextContent.Contains("(KBK-S)", StringComparison.Ordinal));
        var why = page.Document.QuerySelectorAll("#fristen details").First(one => one.TextContent.Contains("(KBK-S)", StringComparison.Ordinal));
        return (Plain(row.TextContent), Plain(why.TextContent));
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task PauseAsync(Visitor unit) => ActAsync(unit, "Pause", ("pause", "weather"), ("reason", "Der Boden ist gefroren."));

    private static async Task ActAsync(Visitor who, string action, params (string Name, string Value)[] typed)
    {
        var page = await who.OpenAsync("/fristen?zeige=alle&q=KBK-S");
        var task = page.Document.QuerySelectorAll("table.karten tbody tr").First(row => row.QuerySelector("a[href*=warum]") is not null)
            .QuerySelector("input[name=w]")!.GetAttribute("value")!;
        await Acting.DoAsync(who, Guid.Parse(task), action, typed);
    }
}
