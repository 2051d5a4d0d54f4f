using System.Text.Json.Nodes;
using Rueckkopplung.Testing.Api;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>A new version counts for new cases; a case that runs keeps the one it began with.</summary>
public sealed class RunningCaseSpecs(SqliteStudioHouse house) : IClassFixture<SqliteStudioHouse>
{
    private const string Task = "Arbeiten und antworten";

    [Fact]
    public async Task The_new_button_is_on_the_next_case_only()
    {
        var running = await AssignedAsync("Sofa auf dem Gehweg");
        await AddOutcomeAsync("Weiterleiten");

        var next = await AssignedAsync("Noch ein Sofa auf dem Gehweg");

        Assert.DoesNotContain("Weiterleiten", await OutcomesAsync(running));
        Assert.Contains("Weiterleiten", await OutcomesAsync(next));
    }

    private async Task<string> AssignedAsync(string words)
    {
        using var nobody = new ApiPerson(house.Running.Address);
        var number = (string)(await nobody.ReportAsync(new { text = words, place = new { quartier = "Q02" } }))["number"]!;
        using var sqm = await ApiPerson.SignedInAsync(house.Running.Address, "sqm.triage");
        await sqm.DoAsync(number, "Zuweisen", new { kind = "Mangel", category = "sperrmuell", unit = "KBK-A", urgency = "normal" });
        return number;
    }

    private async Task<IReadOnlyList<string>> OutcomesAsync(string number)
    {
        using var unit = await ApiPerson.SignedInAsync(house.Running.Address, "fb.kbk-a");
        var file = await unit.GetAsync($"cases/{number}");
        if (!file["tasks"]!.AsArray().Any(task => (string?)task!["name"] == Task))
        {
            await unit.DoAsync(number, "Annehmen", new { });
            file = await unit.GetAsync($"cases/{number}");
        }

        return [.. file["tasks"]!.AsArray().First(task => (string?)task!["name"] == Task)!["outcomes"]!.AsArray().Select(outcome => (string)outcome!["name"]!)];
    }

    private async Task AddOutcomeAsync(string outcome)
    {
        var model = await house.Admin.GetAsync("/workflow-definitions/by-definition-id/mangel?versionOptions=Latest");
        var task = model["root"]!["activities"]!.AsArray().First(activity => (string?)activity!["metadata"]?["displayText"] == Task)!;
        var outcomes = JsonNode.Parse((string)task["outcomes"]!["expression"]!["value"]!)!.AsArray();
        outcomes.Add(outcome);
        task["outcomes"]!["expression"]!["value"] = outcomes.ToJsonString();
        var body = new JsonObject { ["model"] = model, ["publish"] = true };
        var saved = await house.Admin.PostAsync("/workflow-definitions", body, ("X-Reason", "Neuer%20Knopf"));
        Assert.Contains("Weiterleiten", (string?)Assert.Single(saved["notes"]!.AsArray()));
    }
}
