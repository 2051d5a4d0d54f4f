using System.Text.Json.Nodes;

namespace Rueckkopplung.Storage.Tests.Houses;

/// <summary>Draws a flowchart in the format of Elsa Studio.</summary>
internal sealed class Drawing(string definitionId)
{
    private readonly JsonArray activities = [];
    private readonly JsonArray connections = [];

    /// <summary>Adds an activity of the given type; the first one is where it begins.</summary>
    public Drawing With(string id, string type, params (string Name, string Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
        {
            activity[name] = new JsonObject
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
            };
        }

        activities.Add(activity);
        return this;
    }

    /// <summary>Adds an activity with one input by JavaScript.</summary>
    public Drawing WithScript(string id, string type, string input, string script)
    {
        With(id, type);
        activities[^1]![input] = new JsonObject
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = script },
        };
        return this;
    }

    public Drawing Then(string from, string to, string port = "Done")
    {
        connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        });
        return this;
    }

    public string ToJson() => new JsonObject
    {
        ["id"] = definitionId + "-v1",
        ["definitionId"] = definitionId,
        ["name"] = definitionId,
        ["version"] = 1,
        ["isLatest"] = true,
        ["isPublished"] = true,
        ["variables"] = new JsonArray(),
        ["inputs"] = new JsonArray(),
        ["outputs"] = new JsonArray(),
        ["outcomes"] = new JsonArray(),
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = activities.DeepClone(),
            ["variables"] = new JsonArray(),
            ["connections"] = connections.DeepClone(),
        },
    }.ToJsonString();
}
