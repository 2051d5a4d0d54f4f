using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>
/// Looks into every corner of a model before anybody works with it: System.Text.Json notices a property that is there
/// twice only when it is read, and a thing among the activities that is none would be lost in silence.
/// </summary>
internal static class ReadableJson
{
    /// <exception cref="JsonException">An object has a property twice.</exception>
    /// <exception cref="RuleBrokenException"><c>definition.has-activities-only</c>.</exception>
    public static void Require(JsonObject model)
    {
        try
        {
            Look(model);
        }
        catch (ArgumentException twice)
        {
            throw new JsonException($"An object has a property twice: {twice.Message}", twice);
        }
    }

    private static void Look(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Look(item);
        }

        if (node is not JsonObject parts)
            return;

        foreach (var (name, value) in parts)
        {
            if (name == "activities" && value is JsonArray activities)
                Rule.Require(activities.All(one => Drawing.Text(one as JsonObject, "type") is { Length: > 0 }), "definition.has-activities-only", Drawing.Text(parts, "id"));
            Look(value);
        }
    }
}
