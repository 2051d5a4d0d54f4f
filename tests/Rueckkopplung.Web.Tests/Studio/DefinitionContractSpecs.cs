using System.Net;
using System.Text.Json.Nodes;
using Rueckkopplung.Web.Tests.Architecture;
using Rueckkopplung.Web.Tests.Shell;

namespace Rueckkopplung.Web.Tests.Studio;

[Collection(SharedQuietHouse.Name)]
public sealed class DefinitionContractSpecs(QuietHouse house) : IAsyncLifetime
{
    private const string Reason = "X-Reason";
    private StudioClient admin = null!;

    public async Task InitializeAsync() => admin = await StudioClient.SignedInAsync(house.Address, "admin");

    public Task DisposeAsync()
    {
        admin.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_list_pages_and_says_who_may_change()
    {
        var list = await admin.GetAsync("/workflow-definitions?versionOptions=Latest&Page=0&PageSize=2&SearchTerm=&IsSystem=False&OrderDirection=Ascending");
        Assert.Equal(2, list["items"]!.AsArray().Count);
        Assert.True((int)list["totalCount"]! >= 7);
        Assert.Contains(list["links"]!.AsArray(), link => (string?)link!["rel"] == "bulk-publish");

        using var lead = await StudioClient.SignedInAsync(house.Address, "sqm.leitung");
        var seen = await lead.GetAsync("/workflow-definitions?versionOptions=Latest&Page=0&PageSize=2");
        Assert.DoesNotContain(seen["links"]!.AsArray(), link => (string?)link!["rel"] == "bulk-publish");
        Assert.All(seen["items"]!.AsArray(), row => Assert.DoesNotContain(row!["links"]!.AsArray(), link => (string?)link!["rel"] == "publish"));
    }

    [Fact]
    public async Task Each_activity_of_a_definition_has_its_node_id()
    {
        var mangel = await admin.GetAsync("/workflow-definitions/by-definition-id/mangel?versionOptions=Latest");
        Assert.Equal("Workflow1:ablauf", (string?)mangel["root"]!["nodeId"]);
        Assert.All(
            mangel["root"]!["activities"]!.AsArray(),
            activity => Assert.Equal($"Workflow1:ablauf:{activity!["id"]}", (string?)activity["nodeId"]));
        Assert.DoesNotContain(mangel["root"]!["activities"]!.AsArray(), activity => (string?)activity!["type"] == "Elsa.NotFoundActivity");
    }

    [Theory]
    [InlineData("antwort")]
    [InlineData("bedarf")]
    [InlineData("eingang")]
    [InlineData("mangel")]
    [InlineData("nachpruefung")]
    [InlineData("ueberbringen")]
    [InlineData("zustaendigkeit")]
    public async Task An_export_is_the_shipped_file_but_for_ids_and_dates(string name)
    {
        var exported = await admin.GetAsync($"/workflow-definitions/{name}/export?versionOptions=1");
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "workflows", name + ".json")))!.AsObject();
        foreach (var own in (string[])["id", "createdAt", "isLatest", "isPublished"])
        {
            exported.Remove(own);
            file.Remove(own);
        }

        Assert.True(JsonNode.DeepEquals(file, exported), exported.ToJsonString());
    }

    [Fact]
    public async Task A_saved_definition_keeps_what_the_Studio_does_not_know()
    {
        var model = StudioClient.New("Unbekanntes bleibt");
        var unknown = StudioClient.Activity("fremd1", "Acme.Mail.SendLetter", ("to", "x"));
        unknown["acmeOnly"] = new JsonObject { ["deep"] = new JsonArray(1, 2.50m, "drei") };
        model["root"]!["activities"] = new JsonArray(unknown);
        model["root"]!["connections"] = new JsonArray();
        var saved = (await admin.SaveAsync(model))["workflowDefinition"]!.AsObject();
        Assert.Equal("unbekanntes-bleibt", (string?)saved["definitionId"]);
        var drawn = saved["root"]!["activities"]![0]!;
        Assert.Equal("Elsa.NotFoundActivity", (string?)drawn["type"]);

        // the Studio sends back what it was given, moved
        drawn["metadata"]!["designer"]!["position"]!["x"] = 500;
        await admin.SaveAsync(saved);
        var exported = await admin.GetAsync("/workflow-definitions/unbekanntes-bleibt/export?versionOptions=Latest");
        var stored = exported["root"]!["activities"]![0]!;
        Assert.Equal("Acme.Mail.SendLetter", (string?)stored["type"]);
        Assert.Equal("""{"deep":[1,2.50,"drei"]}""", stored["acmeOnly"]!.ToJsonString());
        Assert.Equal(500, (int)stored["metadata"]!["designer"]!["position"]!["x"]!);
        Assert.Null(stored["nodeId"]);
    }

    [Fact]
    public async Task Saving_again_changes_the_draft_and_a_published_one_gets_the_next_version()
    {
        var model = StudioClient.New("Nächste Fassung");
        model["root"]!["activities"] = new JsonArray(StudioClient.Activity("start", "Elsa.Start"));
        model["root"]!["connections"] = new JsonArray();
        var first = (await admin.SaveAsync(model))["workflowDefinition"]!.AsObject();
        first["description"] = "neu";
        var again = (await admin.SaveAsync(first))["workflowDefinition"]!.AsObject();
        Assert.Equal((string?)first["id"], (string?)again["id"]);

        var published = await admin.PostAsync("/workflow-definitions/naechste-fassung/publish", new JsonObject(), (Reason, "Erste%20Fassung"));
        Assert.True((bool)published["workflowDefinition"]!["isPublished"]!);
        var inForce = published["workflowDefinition"]!.AsObject();
        inForce["description"] = "später";
        var next = (await admin.SaveAsync(inForce))["workflowDefinition"]!.AsObject();
        Assert.Equal(2, (int)next["version"]!);
        Assert.False((bool)next["isPublished"]!);
        Assert.NotEqual((string?)first["id"], (string?)next["id"]);

        var reverted = await admin.PostAsync("/workflow-definitions/naechste-fassung/revert/1", new JsonObject());
        Assert.Equal(2, (int)reverted["version"]!);
        Assert.Equal("neu", (string?)(await admin.GetAsync("/workflow-definitions/by-definition-id/naechste-fassung?versionOptions=Latest"))["description"]);
    }

    [Fact]
    public async Task Publishing_needs_a_reason()
    {
        var model = StudioClient.New("Ohne Grund");
        model["root"]!["activities"] = new JsonArray(StudioClient.Activity("start", "Elsa.Start"));
        await admin.SaveAsync(model);
        var (status, body, _) = await admin.SendAsync(HttpMethod.Post, "/workflow-definitions/ohne-grund/publish", new JsonObject());
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("warum", (string?)JsonNode.Parse(body)!["errors"]!["generalErrors"]![0]);
    }

    [Fact]
    public async Task Faults_block_publishing_with_the_name_of_the_activity()
    {
        var model = StudioClient.New("Voller Fehler");
        var script = StudioClient.Activity("skript", "Elsa.SetName");
        script["value"] = new JsonObject { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "1 +* 2" } };
        model["root"]!["activities"] = new JsonArray(
            StudioClient.Activity("start", "Elsa.Start"), script, StudioClient.Activity("fremd", "Acme.Nothing"),
            StudioClient.Activity("aufgabe", "Rueckkopplung.OpenTask", ("roles", "koenig"), ("unit", "FB-999")));
        model["root"]!["connections"] = new JsonArray();
        await admin.SaveAsync(model);
        var (status, body, _) = await admin.SendAsync(
            HttpMethod.Post, "/workflow-definitions/voller-fehler/publish", new JsonObject(), (Reason, "Versuch"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var sentences = string.Join('\n', JsonNode.Parse(body)!["errors"]!["generalErrors"]!.AsArray().Select(one => (string?)one));
        Assert.Contains("„fremd“: Den Typ „Acme.Nothing“ gibt es hier nicht", sentences);
        Assert.Contains("„skript“", sentences);
        Assert.Contains("„aufgabe“: Kein Pfeil führt dorthin", sentences);
        var latest = await admin.GetAsync("/workflow-definitions/by-definition-id/voller-fehler?versionOptions=Latest");
        Assert.False((bool)latest["isPublished"]!);
    }

    [Fact]
    public async Task A_second_admin_who_saves_in_between_loses_nothing()
    {
        var first = (await admin.SaveAsync(StudioClient.New("Zu zweit")))["workflowDefinition"]!.AsObject();
        var (_, _, shown) = await admin.SendAsync(HttpMethod.Get, "/workflow-definitions/by-definition-id/zu-zweit?versionOptions=Latest", null);
        var seen = $"\"{shown.Headers.GetValues("X-Definition-Revision").Single()}\"";
        first["description"] = "von der ersten";
        await admin.PostAsync("/workflow-definitions", Body(first), ("If-Match", seen));

        first["description"] = "vom zweiten";
        var (status, body, _) = await admin.SendAsync(HttpMethod.Post, "/workflow-definitions", Body(first), ("If-Match", seen));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("jemand anderem gespeichert", (string?)JsonNode.Parse(body)!["detail"]);
        var kept = await admin.GetAsync("/workflow-definitions/by-definition-id/zu-zweit?versionOptions=Latest");
        Assert.Equal("von der ersten", (string?)kept["description"]);

        // the same once more, as after a lost answer, is no conflict
        first["description"] = "von der ersten";
        await admin.PostAsync("/workflow-definitions", Body(first), ("If-Match", seen));
    }

    [Theory]
    [InlineData("mangel", "zugeordnet")]
    [InlineData("zustaendigkeit", "benutzt")]
    [InlineData("eingang", "nimmt die Meldungen an")]
    public async Task What_the_house_needs_cannot_be_retracted_or_deleted(string name, string sentence)
    {
        var (retracted, why, _) = await admin.SendAsync(HttpMethod.Post, $"/workflow-definitions/{name}/retract", new JsonObject());
        Assert.Equal(HttpStatusCode.BadRequest, retracted);
        Assert.Contains(sentence, (string?)JsonNode.Parse(why)!["detail"]);
        var (deleted, _, _) = await admin.SendAsync(HttpMethod.Delete, $"/workflow-definitions/{name}", null);
        Assert.Equal(HttpStatusCode.BadRequest, deleted);
        Assert.True((bool)(await admin.GetAsync($"/workflow-definitions/by-definition-id/{name}?versionOptions=Published"))["isPublished"]!);
    }

    [Fact]
    public async Task A_definition_on_which_nothing_ran_can_be_deleted()
    {
        await admin.SaveAsync(StudioClient.New("Kurzlebig"));
        var (status, _, _) = await admin.SendAsync(HttpMethod.Delete, "/workflow-definitions/kurzlebig", null);
        Assert.Equal(HttpStatusCode.NoContent, status);
        var (gone, _, _) = await admin.SendAsync(HttpMethod.Get, "/workflow-definitions/by-definition-id/kurzlebig", null);
        Assert.Equal(HttpStatusCode.NotFound, gone);
    }

    private static JsonObject Body(JsonObject model) => new() { ["model"] = model.DeepClone(), ["publish"] = false };
}
