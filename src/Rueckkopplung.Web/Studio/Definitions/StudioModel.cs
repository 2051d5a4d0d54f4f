using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Storage.Definitions;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>A stored version as the Studio reads it, and the Studio's model as it is stored.</summary>
internal static class StudioModel
{
    // said by the row, never by the text
    private static readonly string[] OfTheHouse =
        ["id", "version", "isLatest", "isPublished", "createdAt", "links", "root", "providerName", "materializerName", "materializerContext", "isReadonly"];

    public static JsonObject Of(DefinitionVersion version, Func<string, bool> isKnown, bool mayEdit)
    {
        var json = JsonNode.Parse(version.Json)!.AsObject();
        json["id"] = version.Id;
        json["definitionId"] = version.DefinitionId;
        json["version"] = version.Version;
        json["isLatest"] = version.IsLatest;
        json["isPublished"] = version.IsPublished;
        json["createdAt"] = version.CreatedAt.ToString("O");
        json["isReadonly"] = !mayEdit;
        json["links"] = Links(version.DefinitionId, mayEdit);
        json["providerName"] = null;
        json["materializerName"] = "Json";
        foreach (var list in (string[])["variables", "inputs", "outputs", "outcomes"])
            json[list] ??= new JsonArray();
        foreach (var part in (string[])["customProperties", "options"])
            json[part] ??= new JsonObject();
        var root = json["root"] as JsonObject ?? new JsonObject { ["id"] = "ablauf", ["type"] = "Elsa.Flowchart", ["version"] = 1 };
        json.Remove("root");
        json["root"] = Drawing.ForStudio(root, isKnown);
        return json;
    }

    /// <summary>The list's row.</summary>
    public static object Summary(DefinitionVersion version, bool mayEdit) => new
    {
        version.Id,
        version.DefinitionId,
        version.Name,
        version.Description,
        version.Version,
        toolVersion = "3.8.0.0",
        version.IsLatest,
        version.IsPublished,
        providerName = (string?)null,
        materializerName = "Json",
        isMaterializerAvailable = true,
        version.CreatedAt,
        isReadonly = !mayEdit,
        links = Links(version.DefinitionId, mayEdit),
    };

    /// <summary>Without a link <c>publish</c> the Studio lets nobody change anything.</summary>
    public static JsonArray Links(string definitionId, bool mayEdit)
    {
        var path = $"/elsa/api/workflow-definitions/{Uri.EscapeDataString(definitionId)}";
        var links = new JsonArray(Link(path, "self", "GET"));
        if (mayEdit)
        {
            links.Add(Link($"{path}/publish", "publish", "POST"));
            links.Add(Link($"{path}/retract", "retract", "POST"));
            links.Add(Link(path, "delete", "DELETE"));
        }

        return links;
    }

    public static JsonObject Link(string href, string rel, string method) =>
        new() { ["href"] = href, ["rel"] = rel, ["method"] = method };

    /// <summary>
    /// The Studio's model laid over what is stored: what the Studio does not know stays, nulls of a new model become what
    /// they mean.
    /// </summary>
    public static string Stored(JsonObject model, string definitionId, string? stored)
    {
        var json = stored is null ? [] : JsonNode.Parse(stored)!.AsObject();
        json["definitionId"] = definitionId;
        foreach (var (name, value) in model)
        {
            if (name == "definitionId" || OfTheHouse.Contains(name))
                continue;
            if (value is null && stored is null)
                continue;
            json[name] = value?.DeepClone();
        }

        if (model["root"] is JsonObject root)
            json["root"] = Drawing.FromStudio(root.DeepClone().AsObject());
        return json.ToJsonString(Relaxed);
    }

    private static JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
