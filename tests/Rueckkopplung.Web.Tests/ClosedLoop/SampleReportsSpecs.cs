using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Checking;
using Rueckkopplung.Storage.Providers.PostgreSql;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Web.Tests.ClosedLoop;

/// <summary>With the API and the demo clock alone, each sample report goes through its unit to a closed case.</summary>
public abstract class SampleReportsSpecs : IAsyncLifetime
{
    private DemoHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    protected abstract Task<DemoHouse> OpenAsync();

    [Fact]
    public async Task Every_sample_report_comes_back_as_an_answer()
    {
        using var nobody = new ApiPerson(house.Address);
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        var receipts = new Dictionary<int, JsonObject>();
        foreach (var sample in SampleReport.All)
            receipts[sample.No] = await ReportAsync(nobody, sample);

        foreach (var sample in SampleReport.All)
            await WorkAsync(sqm, sample, (string)receipts[sample.No]["number"]!);

        await nobody.AdvanceAsync("P15D");
        foreach (var sample in SampleReport.All)
            await AssertAnsweredAsync(nobody, sqm, receipts[sample.No]);
        Assert.True(SampleReport.All.Count(sample => sample.EndsWithSqm) <= 3);
        Assert.Empty(await house.Services.GetRequiredService<DbCheck>().RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_report_that_nobody_touches_climbs_the_ladder()
    {
        using var nobody = new ApiPerson(house.Address);
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        using var unit = await ApiPerson.SignedInAsync(house.Address, "fb.kbk-a");
        var number = (string)(await nobody.ReportAsync(new { text = "Säcke am Containerplatz", place = new { quartier = "Q02" } }))["number"]!;
        await sqm.DoAsync(number, "Zuweisen", Triage("Mangel", "wilder-muell", "KBK-A"));

        // assigned Mon 23 Nov 9:00, two working days to accept: due Wed 25 Nov 16:00. Service time between: 7 + 8 + 8 = 23 h,
        // 70 % of it = 16.1 h, over on Wed 9:06. R2 (Wed 8:00) would not lie after R1 and is left out.
        await nobody.AdvanceAsync("P30D");

        Assert.Equal(
            new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal)
            {
                ["R1"] = At(11, 25, 9, 6),
                ["E1"] = At(11, 30, 8, 0),
                ["E2"] = At(12, 3, 8, 0),
                ["E3"] = At(12, 10, 8, 0),
            },
            await StagesAsync(unit, number));
    }

    [Fact]
    public async Task A_task_that_nobody_does_is_reminded_on_its_day()
    {
        using var nobody = new ApiPerson(house.Address);
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        using var unit = await ApiPerson.SignedInAsync(house.Address, "fb.kbk-s");
        var number = (string)(await nobody.ReportAsync(new { text = "Schlagloch vor der Schule", place = new { quartier = "Q02" } }))["number"]!;
        await sqm.DoAsync(number, "Zuweisen", Triage("Mangel", "schlagloch", "KBK-S"));
        await unit.DoAsync(number, "Annehmen", new { });
        await nobody.AdvanceAsync("P60D");

        // ten working days from Mon 23 Nov: Mon 7 Dec 16:00. Service time 7 + 10 × 8 = 87 h, 70 % = 60.9 h: Mon 7 h, six days
        // of 8 h up to Tue 1 Dec, 5.9 h of Wed 2 Dec
        var stages = await StagesAsync(unit, number);
        Assert.Equal(At(12, 2, 13, 54), stages["R1"]);
        Assert.Equal(At(12, 7, 8, 0), stages["R2"]);
        Assert.Equal(At(12, 10, 8, 0), stages["E1"]);
        Assert.Equal(At(12, 15, 8, 0), stages["E2"]);
        Assert.Equal(At(12, 22, 8, 0), stages["E3"]);
    }

    private static async Task<SortedDictionary<string, DateTimeOffset>> StagesAsync(ApiPerson person, string number)
    {
        var stages = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var timer in (await person.GetAsync($"cases/{number}/timers"))["items"]!.AsArray().Where(timer => timer!["firedAt"] is not null))
            stages[(string)timer!["stage"]!] = WholeMinute((string)timer["due"]!);

        return stages;
    }

    // the demo clock runs on: the seconds that this machine took until the assignment are in it
    private static DateTimeOffset WholeMinute(string due)
    {
        var instant = DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
        return instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));
    }

    private static DateTimeOffset At(int month, int day, int hour, int minute) =>
        new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(1));

    private static object Triage(string kind, string category, string unit) => new { kind, category, unit, urgency = "normal" };

    private static async Task<JsonObject> ReportAsync(ApiPerson nobody, SampleReport sample) => await nobody.ReportAsync(new
    {
        text = SampleReport.TextOf(sample.No),
        place = new { quartier = "Q05" },
        reporter = new { email = $"melderin{sample.No}@example.test", answerWay = "email" },
    });

    private async Task WorkAsync(ApiPerson sqm, SampleReport sample, string number)
    {
        if (sample.EndsWithSqm)
        {
            await sqm.DoAsync(number, "Nicht zuständig", new { addressee = "Ihre Hausverwaltung", answer = "Dafür ist Ihre Hausverwaltung da." });
            return;
        }

        using var unit = await ApiPerson.SignedInAsync(house.Address, sample.Worker);
        await sqm.DoAsync(number, "Zuweisen", Triage(sample.Kind, sample.Category, sample.Unit));
        await unit.DoAsync(number, "Annehmen", new { });
        var done = sample.Kind == "Mangel" ? "Erledigt" : "Antwort geben";
        await unit.DoAsync(number, done, new { internalResult = "Erledigt.", answer = $"Danke. Wir haben uns um Nr. {sample.No} gekümmert." });
    }

    private static async Task AssertAnsweredAsync(ApiPerson nobody, ApiPerson sqm, JsonObject receipt)
    {
        var page = await nobody.GetAsync($"follow-up/{receipt["followUpCode"]}");
        Assert.Equal("closed", (string)page["status"]!);
        Assert.False(string.IsNullOrWhiteSpace((string?)page["answer"]?["text"]));
        var file = await sqm.GetAsync($"cases/{receipt["number"]}");
        Assert.NotNull(file["closedAt"]);
    }
}

public sealed class SampleReportsOnSqlite : SampleReportsSpecs
{
    protected override Task<DemoHouse> OpenAsync() => DemoHouse.OpenAsync(cases: 0);
}

public sealed class SampleReportsOnPostgreSql : SampleReportsSpecs
{
    protected override async Task<DemoHouse> OpenAsync()
    {
        var opened = await DemoHouse.OpenAsync(cases: 0, database: await ClusterDatabase.CreateAsync());
        using var scope = opened.Services.CreateScope();
        Assert.IsType<PostgreSqlRueckkopplungDb>(scope.ServiceProvider.GetRequiredService<RueckkopplungDb>());
        return opened;
    }
}
