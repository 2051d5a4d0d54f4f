using System.Globalization;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Benchmarks;

/// <summary>The definitions that are measured, in the format of Elsa Studio.</summary>
internal static class Drawings
{
    /// <summary>Ten simple activities in a line; the sixth sets a variable by an expression.</summary>
    public static string Ten(string definitionId) =>
        Line(definitionId, [.. Enumerable.Range(0, 10).Select(index => index == 5 ? SetVariable(index) : WriteLine(index))]);

    /// <summary>Ten activities of which the sixth waits for the event that the input <c>Key</c> names.</summary>
    public static string TenWithWait(string definitionId) =>
        Line(definitionId, [.. Enumerable.Range(0, 10).Select(index => index == 5 ? Event(index) : WriteLine(index))]);

    private static string Line(string definitionId, JsonObject[] activities)
    {
        var connections = activities.Zip(activities.Skip(1), (from, to) => (JsonNode)new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = (string)from["id"]!, ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = (string)to["id"]!, ["port"] = "In" },
        }).ToArray();
        return new JsonObject
        {
            ["id"] = definitionId + "-v1",
            ["definitionId"] = definitionId,
            ["name"] = definitionId,
            ["version"] = 1,
            ["isLatest"] = true,
            ["isPublished"] = true,
            ["variables"] = new JsonArray(new JsonObject
            {
                ["id"] = "a",
                ["name"] = "a",
                ["typeName"] = "Int32",
                ["value"] = "3",
                ["storageDriverTypeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core",
            }),
            ["inputs"] = new JsonArray(),
            ["outputs"] = new JsonArray(),
            ["outcomes"] = new JsonArray(),
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["activities"] = new JsonArray([.. activities]),
                ["variables"] = new JsonArray(),
                ["connections"] = new JsonArray(connections),
            },
        }.ToJsonString();
    }

    private static JsonObject WriteLine(int index) =>
        Activity(index, "Elsa.WriteLine", ("text", Input("String", "Literal", $"Line {index}")));

    private static JsonObject Event(int index) =>
        Activity(index, "Elsa.Event", ("eventName", Input("String", "JavaScript", "getInput(\"Key\")")));

    private static JsonObject SetVariable(int index)
    {
        var activity = Activity(index, "Elsa.SetVariable", ("value", Input("Object", "JavaScript", "getVariable(\"a\") + 1")));
        activity["variable"] = new JsonObject { ["id"] = "a", ["name"] = "a", ["typeName"] = "Int32" };
        return activity;
    }

    private static JsonObject Activity(int index, string type, (string Name, JsonObject Value) input)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"activity{index}");
        return new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1, [input.Name] = input.Value };
    }

    private static JsonObject Input(string type, string language, string value) => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = language, ["value"] = value },
    };
}
