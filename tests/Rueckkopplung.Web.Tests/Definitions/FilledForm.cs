using System.Globalization;
using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Tests.Definitions;

/// <summary>Values as a sensible person would type them into a task's form.</summary>
internal static class FilledForm
{
    // so that three refusals always find another unit
    private static readonly string[] Units = ["KBK-A", "36", "32", "KBK-G"];

    public static JsonObject For(OpenTaskEffect task, string outcome, CaseFile file, DateTimeOffset now)
    {
        var values = new JsonObject();
        foreach (var field in task.Form.OfType<JsonObject>().Where(field => TaskForm.IsFor(field, outcome)))
            values[(string)field["name"]!] = ValueOf(field, file, now);

        return values;
    }

    private static JsonNode? ValueOf(JsonObject field, CaseFile file, DateTimeOffset now) => ((string)field["type"]!, (string)field["name"]!) switch
    {
        (_, "duplicateOf") => "2026-00002-" + new CaseNumber(2026, 2).CheckDigits.ToString("D2", CultureInfo.InvariantCulture),
        ("date", "newDate") => Day(now.AddDays(20)),
        ("date", _) => Day(now),
        ("unit", "proposedUnit") => Units.First(unit => unit != file.CurrentParts.LastOrDefault()?.UnitCode),
        ("unit", _) => Units[(file.CurrentParts.LastOrDefault()?.Refusals.Count ?? 0) % Units.Length],
        ("category", _) => "wilder-muell",
        ("choice", "kind") => "Mangel",
        ("choice", "urgency") => "normal",
        ("choice", "quartier") => "Q02",
        ("choice", "way") => "phone",
        ("choice", _) => field["options"]!.AsArray()[0]!["value"]!.DeepClone(),
        _ => "Ein Satz dazu.",
    };

    private static JsonNode Day(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
