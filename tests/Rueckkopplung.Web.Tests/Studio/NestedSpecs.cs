using System.Net;
using System.Text.Json.Nodes;
using Rueckkopplung.Web.Tests.Shell;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>Activities within activities, as the viewer walks them.</summary>
[Collection(SharedQuietHouse.Name)]
public sealed class NestedSpecs(QuietHouse house) : IAsyncLifetime
{
    private StudioClient admin = null!;
    private string version = string.Empty;

    public async Task InitializeAsync()
    {
        admin = await StudioClient.SignedInAsync(house.Address, "admin");
        var model = StudioClient.New("Verschachtelt");
        model["definitionId"] = "verschachtelt";
        var loop = StudioClient.Activity("schleife", "Elsa.While");
        loop["body"] = StudioClient.Activity("innen", "Elsa.Sequence");
        loop["body"]!["activities"] = new JsonArray(StudioClient.Activity("zeile", "Elsa.WriteLine", ("text", "x")));
        model["root"]!["activities"] = new JsonArray(loop);
        version = (string)(await admin.SaveAsync(model))["workflowDefinition"]!["id"]!;
    }

    public Task DisposeAsync()
    {
        admin.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_subgraph_is_the_node_and_all_below_it()
    {
        var node = await admin.GetAsync($"/workflow-definitions/subgraph/{version}?parentNodeId=Workflow1:5f1f1c1f0a0b0c0d:schleife");

        Assert.Equal("schleife", (string?)node["activity"]!["id"]);
        var body = Assert.Single(node["children"]!.AsArray())!;
        Assert.Equal(("Body", "Workflow1:5f1f1c1f0a0b0c0d:schleife:innen"), ((string?)body["port"], (string?)body["nodeId"]));
        Assert.Equal("zeile", (string?)body["children"]![0]!["activity"]!["id"]);
    }

    [Fact]
    public async Task Segments_lead_from_the_canvas_to_a_nested_node()
    {
        var way = await admin.GetAsync(
            $"/workflow-definitions/subgraph/segments/{version}?childNodeId=Workflow1:5f1f1c1f0a0b0c0d:schleife:innen:zeile");

        Assert.Equal("zeile", (string?)way["childNode"]!["activity"]!["id"]);
        Assert.Equal("innen", (string?)way["container"]!["activity"]!["id"]);
        var segment = Assert.Single(way["pathSegments"]!.AsArray())!;
        Assert.Equal(("schleife", "Body"), ((string?)segment["activityId"], (string?)segment["portName"]));
    }

    [Fact]
    public async Task A_node_that_is_not_there_is_not_found()
    {
        foreach (var path in (string[])[$"subgraph/{version}?parentNodeId=x", $"subgraph/segments/{version}?childNodeId=x", "subgraph/gibt-es-nicht"])
        {
            var (status, _, _) = await admin.SendAsync(HttpMethod.Get, $"/workflow-definitions/{path}", null);
            Assert.Equal(HttpStatusCode.NotFound, status);
        }
    }
}
