using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Testing.Api;
using Rueckkopplung.Testing.Pages;
using Rueckkopplung.Web.Tests.Architecture;

namespace Rueckkopplung.Web.Tests.Staff;

/// <summary>A drawing with a faulty step: its case says that it is stuck, and who may set it going again.</summary>
public sealed class IncidentSpecs : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await CaseWorld.OpenAsync();
        await PublishFaultyAsync();
        await world.AssignAsync();
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Who_may_retry_sees_the_cause_and_a_button_others_see_whom_it_concerns()
    {
        var lead = await world.SeeAsync("sqm.leitung");
        var sqm = await world.SeeAsync("sqm.triage");

        Assert.Contains("Meldende Person informieren", lead.Text("#stoerung"), StringComparison.Ordinal);
        Assert.Contains("Failed to evaluate", lead.Text("#stoerung details"), StringComparison.Ordinal);
        Assert.NotNull(lead.Document.QuerySelector("#stoerung form"));
        Assert.Contains("Die SQM-Leitung oder die Administration", sqm.Text("#stoerung"), StringComparison.Ordinal);
        Assert.Null(sqm.Document.QuerySelector("#stoerung form"));
    }

    [Fact]
    public async Task Trying_again_stands_in_the_history_and_what_is_still_broken_stays_visible()
    {
        using var lead = await Visitor.SignedInAsync(world.House.Address, "sqm.leitung");
        var page = await lead.SendAsync(await lead.OpenAsync(world.Path), "#stoerung form");

        Assert.Contains("Noch einmal versucht: Meldende Person informieren", page.Text("#verlauf"), StringComparison.Ordinal);
        Assert.Contains("Ein Schritt ist stecken geblieben", page.Text("#stoerung"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administration_retries_by_the_interface_though_it_sees_no_case()
    {
        using var admin = await ApiPerson.SignedInAsync(world.House.Address, "admin");
        var (status, body) = await admin.TryPostAsync($"cases/{world.Number}/retry", new { });

        Assert.Equal((HttpStatusCode.OK, 1), (status, (int)JsonNode.Parse(body)!["retried"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.TryGetAsync($"cases/{world.Number}")).Status);
    }

    [Fact]
    public async Task The_case_page_shows_the_expression_and_its_line_and_the_deadlines_page_groups_by_cause()
    {
        using var lead = await Visitor.SignedInAsync(world.House.Address, "sqm.leitung");
        var details = (await lead.OpenAsync(world.Path)).Text("#stoerung details");
        var board = await lead.OpenAsync("/fristen");
        var after = await lead.SendAsync(board, "form[action*='handler=Retry']");

        Assert.Contains("throw new Error('kaputt')", details, StringComparison.Ordinal);
        Assert.Contains("Zeile 1", details, StringComparison.Ordinal);
        Assert.Contains("Ablauf mangel, Schritt weitergabe, Ursache Script", board.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Ablauf mangel, Schritt weitergabe, Ursache Script", after.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interface_lists_incidents_by_cause_and_tries_one_or_all_of_a_cause_again()
    {
        using var lead = await ApiPerson.SignedInAsync(world.House.Address, "sqm.leitung");
        using var admin = await ApiPerson.SignedInAsync(world.House.Address, "admin");
        using var sqm = await ApiPerson.SignedInAsync(world.House.Address, "sqm.triage");

        var group = Assert.Single((await lead.GetAsync("incidents"))["items"]!.AsArray())!;
        var one = Assert.Single(group["incidents"]!.AsArray())!;
        Assert.Equal(("activity", "Script", "mangel", "weitergabe", 1), Cause(group));
        Assert.Equal((world.Number, 1), ((string?)one["number"], (int)one["details"]!["line"]!));
        Assert.Null((await admin.GetAsync("incidents"))["items"]![0]!["incidents"]![0]!["number"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await sqm.TryGetAsync("incidents")).Status);

        var (status, body) = await admin.TryPostAsync($"incidents/{(string)one["id"]!}/retry", new { });
        Assert.Equal((HttpStatusCode.OK, 1), (status, (int)JsonNode.Parse(body)!["retried"]!));
        (status, body) = await lead.TryPostAsync(
            "incidents/retry", new { kind = "activity", cause = "Script", definitionId = "mangel", activityId = "weitergabe" });
        Assert.Equal((HttpStatusCode.OK, 1), (status, (int)JsonNode.Parse(body)!["retried"]!));
        (status, _) = await lead.TryPostAsync(
            "incidents/retry", new { kind = "activity", cause = "Other", definitionId = "mangel", activityId = "weitergabe" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }

    private static (string Kind, string Cause, string Definition, string Activity, int Count) Cause(JsonNode group) => (
        (string)group["kind"]!, (string)group["cause"]!, (string)group["definitionId"]!, (string)group["activityId"]!, (int)group["count"]!);

    private Task<string> PublishFaultyAsync()
    {
        var drawing = JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "workflows", "mangel.json")))!;
        var step = drawing["root"]!["activities"]!.AsArray().Single(one => (string)one!["id"]! == "weitergabe")!;
        step["use"]!["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "throw new Error('kaputt')" };
        return world.House.Services.GetRequiredService<IStepRunner>().RunAsync(
            StepOrigin.Continuation,
            async (services, token) =>
            {
                var store = services.GetRequiredService<DefinitionStore>();
                var version = await store.AddAsync(drawing.ToJsonString(), sourceFile: null, token);
                return (await store.PublishAsync(version.Id, "Test", token)).Id;
            },
            CancellationToken.None);
    }
}
