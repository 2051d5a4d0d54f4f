using System.Net;
using System.Text.Json.Nodes;
using Rueckkopplung.Testing.Pages;
using Rueckkopplung.Web.Tests.Shell;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>What was put in force: by whom, when, why, what it changed; and the way back.</summary>
[Collection(SharedQuietHouse.Name)]
public sealed class VersionsSpecs(QuietHouse house) : IAsyncLifetime
{
    private StudioClient studio = null!;
    private Visitor admin = null!;

    public async Task InitializeAsync() =>
        (studio, admin) = (await StudioClient.SignedInAsync(house.Address, "admin"), await Visitor.SignedInAsync(house.Address, "admin"));

    public Task DisposeAsync()
    {
        studio.Dispose();
        admin.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Each_version_says_who_when_why_and_what_it_changed()
    {
        await TwoVersionsAsync("wer-wann-warum", "Wer wann warum");

        var page = await admin.OpenAsync("/verwaltung/prozesse/wer-wann-warum/versionen");

        Assert.Equal("Fassungen: Wer wann warum", page.Heading);
        Assert.Equal(["v2", "v1"], page.Document.QuerySelectorAll("h2").Select(heading => heading.Id!));
        var newest = page.Text("section[aria-labelledby=v2]");
        Assert.Contains("In Kraft", newest);
        Assert.Contains("Grund: Jetzt mit Ende", newest);
        Assert.Contains("· admin", newest);
        Assert.NotNull(page.Document.QuerySelector("section[aria-labelledby=v2] time[datetime]"));
        Assert.Equal(
            ["Beschreibung: jetzt „kürzer“, bisher leer.", "„ende“ (Alles beenden) ist neu.", "Neuer Pfeil von „start“ (Ausgang „Fertig“) nach „ende“."],
            page.Document.QuerySelectorAll("section[aria-labelledby=v2] li").Select(line => line.TextContent));
        Assert.Contains("Erste Fassung", page.Text("section[aria-labelledby=v1]"));
    }

    [Fact]
    public async Task The_file_of_an_older_version_can_be_downloaded()
    {
        await TwoVersionsAsync("als-datei", "Als Datei");
        var page = await admin.OpenAsync("/verwaltung/prozesse/als-datei/versionen");

        var link = page.Document.QuerySelector("section[aria-labelledby=v1] a[download]")!.GetAttribute("href")!;
        var file = await studio.GetAsync(link["/elsa/api".Length..]);

        Assert.Equal(1, (int)file["version"]!);
        Assert.Single(file["root"]!["activities"]!.AsArray());
    }

    [Fact]
    public async Task An_older_version_comes_back_as_a_new_one_after_a_look_at_the_difference()
    {
        await TwoVersionsAsync("zurueck", "Zurück");
        var preview = await admin.OpenAsync("/verwaltung/prozesse/zurueck/versionen/1/zurueckholen");
        Assert.Contains("„ende“ (Alles beenden) entfällt.", preview.Body);

        var refused = await admin.SendAsync(preview, "main form", ("Reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("warum", refused.Text("[role=alert]"));
        var page = await admin.SendAsync(refused, "main form", ("Reason", "Das Ende kam zu früh"));

        Assert.Contains("Fassung 3 ist in Kraft", page.Text("[role=status]"));
        Assert.Contains("Das Ende kam zu früh", page.Text("section[aria-labelledby=v3]"));
        var inForce = await studio.GetAsync("/workflow-definitions/by-definition-id/zurueck?versionOptions=Published");
        Assert.Equal(3, (int)inForce["version"]!);
        Assert.Single(inForce["root"]!["activities"]!.AsArray());
        Assert.Contains("Ablauf zurueck zurückgeholt", (await admin.OpenAsync("/verwaltung/protokoll")).Body);
    }

    [Fact]
    public async Task Who_decided_on_a_difference_that_is_over_decides_again()
    {
        await TwoVersionsAsync("inzwischen", "Inzwischen");
        var preview = await admin.OpenAsync("/verwaltung/prozesse/inzwischen/versionen/1/zurueckholen");
        await PublishAsync("inzwischen", model => model["description"] = "dritte", "Jemand war schneller");

        var page = await admin.SendAsync(preview, "main form", ("Reason", "Zurück"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Inzwischen hat jemand anderes", page.Text("[role=alert]"));
        Assert.Equal("3", page.Document.QuerySelector("[name=Seen]")!.GetAttribute("value"));
        Assert.Equal("Zurück", page.Text("[name=Reason]"));
    }

    [Fact]
    public async Task What_no_longer_fits_does_not_come_back()
    {
        await TwoVersionsAsync("passt-nicht", "Passt nicht");
        var page = await admin.OpenAsync("/verwaltung/prozesse/passt-nicht/versionen/7/zurueckholen");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        var inForce = await admin.OpenAsync("/verwaltung/prozesse/passt-nicht/versionen/2/zurueckholen");
        Assert.Null(inForce.Document.QuerySelector("main form"));
        Assert.Contains("schon in Kraft", inForce.Body);
    }

    [Fact]
    public async Task The_head_of_SQM_reads_and_changes_nothing()
    {
        await TwoVersionsAsync("leitung-liest", "Leitung liest");
        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");

        var page = await lead.OpenAsync("/verwaltung/prozesse/leitung-liest/versionen");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Jetzt mit Ende", page.Body);
        Assert.DoesNotContain("Zurückholen", page.Body);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.OpenAsync("/verwaltung/prozesse/leitung-liest/versionen/1/zurueckholen")).Status);
    }

    [Fact]
    public async Task A_draft_is_shown_as_one_and_names_cannot_hurt()
    {
        await TwoVersionsAsync("entwurf", "Entwurf");
        var model = await studio.GetAsync("/workflow-definitions/by-definition-id/entwurf?versionOptions=Latest");
        model["name"] = "<script>alert(1)</script>";
        await studio.SaveAsync(model);

        var page = await admin.OpenAsync("/verwaltung/prozesse/entwurf/versionen");

        Assert.Contains("Entwurf, noch nicht veröffentlicht", page.Text("section[aria-labelledby=v3]"));
        Assert.Equal("Fassungen: <script>alert(1)</script>", page.Heading);
        Assert.DoesNotContain(page.Document.Scripts, script => script.Text.Contains("alert", StringComparison.Ordinal));
    }

    private async Task TwoVersionsAsync(string definitionId, string name)
    {
        var model = StudioClient.New(name);
        model["root"]!["activities"] = new JsonArray(StudioClient.Activity("start", "Elsa.Start"));
        await studio.SaveAsync(model);
        await studio.PostAsync($"/workflow-definitions/{definitionId}/publish", new JsonObject(), ("X-Reason", "Anfang"));
        await PublishAsync(definitionId, AddEnd, "Jetzt mit Ende");
    }

    private static void AddEnd(JsonObject model)
    {
        model["description"] = "kürzer";
        model["root"]!["activities"]!.AsArray().Add(StudioClient.Activity("ende", "Elsa.Finish"));
        model["root"]!["connections"] = JsonNode.Parse("""[{"source":{"activity":"start","port":"Done"},"target":{"activity":"ende","port":"In"}}]""");
    }

    private async Task PublishAsync(string definitionId, Action<JsonObject> change, string reason)
    {
        var model = await studio.GetAsync($"/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest");
        change(model);
        await studio.SaveAsync(model);
        await studio.PostAsync($"/workflow-definitions/{definitionId}/publish", new JsonObject(), ("X-Reason", Uri.EscapeDataString(reason)));
    }
}
