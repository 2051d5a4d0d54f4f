using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Tests.Elsa;

/// <summary>Compares a trace with a recorded one by the rules of the recording's README.</summary>
public static class TraceComparison
{
    /// <summary>The differences, one sentence each; none means equal.</summary>
    public static IReadOnlyList<string> Differences(JsonObject expected, JsonObject actual)
    {
        var differences = new List<string>();
        if (expected["importError"] is not null || actual["importError"] is not null)
        {
            if (expected["importError"] is null != actual["importError"] is null)
            {
                differences.Add($"import: expected {expected["importError"]}, was {actual["importError"]}");
            }

            return differences;
        }

        var expectedSteps = expected["afterStep"]!.AsArray();
        var actualSteps = actual["afterStep"]!.AsArray();
        if (expectedSteps.Count != actualSteps.Count)
        {
            differences.Add($"{expectedSteps.Count} steps expected, were {actualSteps.Count}");
        }

        for (var step = 0; step < Math.Min(expectedSteps.Count, actualSteps.Count); step++)
        {
            CompareState($"step {step}", expectedSteps[step]!.AsObject(), actualSteps[step]!.AsObject(), differences);
        }

        return differences;
    }

    private static void CompareState(string place, JsonObject expected, JsonObject actual, List<string> differences)
    {
        foreach (var field in new[] { "status", "subStatus", "name", "correlationId", "rejected", "definitionId" })
        {
            Compare($"{place} {field}", expected[field], actual[field], differences);
        }

        Compare($"{place} output", expected["output"], actual["output"], differences);
        Compare($"{place} variables", expected["variables"], actual["variables"], differences);
        if (expected.ContainsKey("console"))
        {
            Compare($"{place} console", expected["console"], actual["console"], differences);
        }

        CompareList($"{place} activities", expected["activities"], actual["activities"], CompareActivity, differences);
        CompareList($"{place} incidents", expected["incidents"], actual["incidents"], CompareIncident, differences);
        CompareBookmarks($"{place} bookmarks", expected["bookmarks"], actual["bookmarks"], differences);
        CompareList($"{place} children", expected["children"], actual["children"], CompareState, differences);
    }

    private static void CompareList(
        string place, JsonNode? expected, JsonNode? actual,
        Action<string, JsonObject, JsonObject, List<string>> compare, List<string> differences)
    {
        var left = expected as JsonArray ?? [];
        var right = actual as JsonArray ?? [];
        if (left.Count != right.Count)
        {
            differences.Add($"{place}: {left.Count} expected, were {right.Count}: {Ids(left)} / {Ids(right)}");
            return;
        }

        for (var index = 0; index < left.Count; index++)
        {
            compare($"{place}[{index}]", left[index]!.AsObject(), right[index]!.AsObject(), differences);
        }
    }

    private static string Ids(JsonArray list) =>
        string.Join(' ', list.Select(item => item?["id"] ?? item?["activityId"] ?? item?["definitionId"]));

    private static void CompareActivity(string place, JsonObject expected, JsonObject actual, List<string> differences)
    {
        foreach (var field in new[] { "id", "type", "status", "executions", "parent" })
        {
            Compare($"{place} {expected["id"]} {field}", expected[field], actual[field], differences);
        }

        Compare($"{place} {expected["id"]} outcomes", Outcomes(expected), Outcomes(actual), differences);
    }

    private static JsonArray? Outcomes(JsonObject activity) =>
        activity["outcomes"] is JsonArray { Count: > 0 } outcomes
            && !(outcomes.Count == 1 && (string?)outcomes[0] == "Done") ? outcomes : null;

    private static void CompareIncident(string place, JsonObject expected, JsonObject actual, List<string> differences)
    {
        Compare($"{place} activityId", expected["activityId"], actual["activityId"], differences);
        Compare($"{place} type", expected["type"], actual["type"], differences);
        if (string.IsNullOrEmpty((string?)actual["message"]) != string.IsNullOrEmpty((string?)expected["message"]))
        {
            differences.Add($"{place}: a message is missing");
        }

        if ((string?)expected["type"] == "Elsa.Fault")
        {
            Compare($"{place} message", expected["message"], actual["message"], differences);
        }
    }

    private static void CompareBookmarks(string place, JsonNode? expected, JsonNode? actual, List<string> differences)
    {
        var left = expected as JsonArray ?? [];
        var right = (actual as JsonArray ?? []).ToList();
        foreach (var bookmark in left)
        {
            var match = right.FindIndex(candidate => AreEqual(bookmark, candidate));
            if (match < 0)
            {
                differences.Add($"{place}: missing {bookmark?.ToJsonString()}");
            }
            else
            {
                right.RemoveAt(match);
            }
        }

        differences.AddRange(right.Select(surplus => $"{place}: surplus {surplus?.ToJsonString()}"));
    }

    private static void Compare(string place, JsonNode? expected, JsonNode? actual, List<string> differences)
    {
        if (!AreEqual(expected, actual))
        {
            differences.Add($"{place}: expected {expected?.ToJsonString() ?? "null"}, was {actual?.ToJsonString() ?? "null"}");
        }
    }

    /// <summary>Deep equality: member order is free, a missing member is null, numbers within 1e-12, wildcards.</summary>
    private static bool AreEqual(JsonNode? expected, JsonNode? actual)
    {
        if (expected is JsonObject left && actual is JsonObject right)
        {
            return left.Select(member => member.Key).Union(right.Select(member => member.Key), StringComparer.Ordinal)
                .All(name => AreEqual(left[name], right[name]));
        }

        if (expected is JsonArray leftList && actual is JsonArray rightList)
        {
            return leftList.Count == rightList.Count && leftList.Zip(rightList).All(pair => AreEqual(pair.First, pair.Second));
        }

        if (expected is null || actual is null || expected.GetValueKind() != actual.GetValueKind())
        {
            return expected is null && actual is null;
        }

        return expected.GetValueKind() switch
        {
            JsonValueKind.Number => Math.Abs(expected.GetValue<double>() - actual.GetValue<double>()) <= 1e-12,
            JsonValueKind.String => IsWildcard(expected, actual) || expected.GetValue<string>() == actual.GetValue<string>(),
            JsonValueKind.Object or JsonValueKind.Array => false,
            _ => true,
        };
    }

    private static bool IsWildcard(JsonNode expected, JsonNode actual) =>
        expected.GetValue<string>() is "<time>" or "<id>" && actual.GetValue<string>().Length > 0;
}
