using System.Text.Json.Nodes;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>What an incident kept of a failed expression; the values are masked where they were written down.</summary>
public sealed record IncidentDetails(
    string Input, string Language, string Expression, string Problem, int? Line, int? Column, IReadOnlyList<(string Name, string Value)> Values)
{
    /// <returns>Null where the failure was none of an expression.</returns>
    public static IncidentDetails? Read(string? json)
    {
        if (json is null || JsonNode.Parse(json) is not JsonObject details || !details.ContainsKey("expression"))
            return null;

        var values = details["values"] as JsonObject ?? [];
        return new IncidentDetails(
            Text(details, "input"), Text(details, "language"), Text(details, "expression"), Text(details, "problem"),
            (int?)details["line"], (int?)details["column"],
            [.. values.Select(value => (value.Key, value.Value?.ToString() ?? "null"))]);
    }

    private static string Text(JsonObject details, string name) => (string?)details[name] ?? "";
}
