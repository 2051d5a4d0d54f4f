using System.Text.Json.Nodes;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Api;

namespace Rueckkopplung.Web.Tests.Loop;

/// <summary>With the API and the demo clock alone, each sample report goes through its unit to a closed case.</summary>
public sealed class SampleReportsSpecs : IAsyncLifetime
{
    private DemoHouse house = null!;

    public async Task InitializeAsync() => house = await DemoHouse.OpenAsync(cases: 0);

    public async Task DisposeAsync() => await house.DisposeAsync();

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
    }

    [Fact]
    public async Task A_report_that_nobody_touches_climbs_the_ladder()
    {
        using var nobody = new ApiPerson(house.Address);
        using var sqm = await ApiPerson.SignedInAsync(house.Address, "sqm.triage");
        using var unit = await ApiPerson.SignedInAsync(house.Address, "fb.kbk-a");
        var number = (string)(await nobody.ReportAsync(new { text = "Säcke am Containerplatz", place = new { quartier = "Q02" } }))["number"]!;
        await sqm.DoAsync(number, "Zuweisen", Triage("Mangel", "wilder-muell", "KBK-A"));

        // assigned Mon 23 Nov 9:00, two working days to accept: due Wed 25 Nov 16:00
        await nobody.AdvanceAsync("P30D");

        var stages = (await unit.GetAsync($"cases/{number}/timers"))["items"]!.AsArray().Where(timer => timer!["stage"] is not null)
            .ToDictionary(timer => (string)timer!["stage"]!, timer => DateTimeOffset.Parse((string)timer!["due"]!, null));
        Assert.Equal(
            new Dictionary<string, DateTimeOffset>
            {
                // 70 % of the service time: 7 h on Monday, 8 h on Tuesday, 8 h on Wednesday = 23 h, of which 16.1 h
                ["R1"] = At(25, 9, 6),
                ["R2"] = null!,
            }.Keys.Order(),
            stages.Keys.Where(code => code is "R1" or "R2").Order());
        Assert.Equal(At(25, 9, 6), stages["R1"]);
        Assert.False(stages.ContainsKey("R2") && stages["R2"] <= stages["R1"]);
        Assert.Equal(At(30, 8, 0), stages["E1"]);
    }

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(1));

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
