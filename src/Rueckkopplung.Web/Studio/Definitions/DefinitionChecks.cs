using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Studio.Toolbox;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>What is asked of a definition before it comes into force. Each fault is a sentence with the activity's name.</summary>
internal sealed class DefinitionChecks(
    RueckkopplungDb db, DefinitionStore store, ToolboxReads toolbox, CityLibrary cities, RefusalWords words)
{
    private const int MostShown = 8;

    /// <exception cref="ChecksFailedException">It has faults; nothing changed.</exception>
    public async Task RequireAsync(DefinitionVersion version, CancellationToken cancellationToken)
    {
        var faults = await FaultsAsync(version, cancellationToken);
        if (faults.Count > 0)
            throw new ChecksFailedException(faults);
    }

    public async Task<IReadOnlyList<string>> FaultsAsync(DefinitionVersion version, CancellationToken cancellationToken)
    {
        try
        {
            await store.CompileAsync(version, cancellationToken);
        }
        catch (DefinitionFormatException refusal)
        {
            return [words.For("definition.not-readable", refusal.Message)];
        }

        var root = JsonNode.Parse(version.Json)!["root"]!.AsObject();
        var isKnown = await toolbox.KnownTypesAsync(cancellationToken);
        var city = await cities.CurrentAsync(db, cancellationToken);
        var faults = Unknown(root, isKnown).Concat(Scripts(version)).Concat(Unconnected(root)).Concat(Tasks(root)).Concat(Codes(root, city));
        return [.. faults.Take(MostShown)];
    }

    private IEnumerable<string> Unknown(JsonObject root, Func<string, bool> isKnown) =>
        from activity in Drawing.Activities(root)
        let type = Drawing.Text(activity, "type")
        where !isKnown(type ?? "")
        select words.For("check.type-is-known", Drawing.NameOf(activity), type);

    private IEnumerable<string> Scripts(DefinitionVersion version) => ScriptFaults.In(DefinitionJson.Read(version.Json))
        .Select(fault => words.For("check.script-reads", fault.Activity, fault.Input, fault.Line, fault.Message));

    // a step that no arrow reaches never runs: almost always forgotten
    private IEnumerable<string> Unconnected(JsonObject root)
    {
        if (Drawing.Text(root, "type") != "Elsa.Flowchart" || root["activities"] is not JsonArray activities)
            yield break;
        if (activities.Count == 0)
        {
            yield return words.For("check.has-activities");
            yield break;
        }

        var reached = (root["connections"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(connection => Drawing.Text(connection["target"] as JsonObject, "activity")).ToHashSet(StringComparer.Ordinal);
        var beginnings = activities.OfType<JsonObject>().Where(activity => !reached.Contains(Drawing.Text(activity, "id"))).ToList();
        var begins = beginnings.Where(IsBeginning).ToList();
        var lost = begins.Count > 0 ? beginnings.Except(begins) : beginnings.Skip(1);
        foreach (var activity in lost)
            yield return words.For("check.is-reached", Drawing.NameOf(activity));
    }

    private static bool IsBeginning(JsonObject activity) =>
        Drawing.Text(activity, "type") == "Elsa.Start"
        || (activity["customProperties"] is JsonObject custom && custom["canStartWorkflow"] is JsonValue start
            && start.TryGetValue<bool>(out var isStart) && isStart);

    private IEnumerable<string> Tasks(JsonObject root)
    {
        foreach (var task in Drawing.Activities(root).Where(activity => Drawing.Text(activity, "type") == "Rueckkopplung.OpenTask"))
        {
            if (Value(task, "title") is null)
                yield return words.For("check.task-has-title", Drawing.NameOf(task));
            if (Value(task, "outcomes") is null or "[]")
                yield return words.For("check.task-has-outcomes", Drawing.NameOf(task));
        }
    }

    private IEnumerable<string> Codes(JsonObject root, CityDirectory city)
    {
        foreach (var activity in Drawing.Activities(root).Where(one => Drawing.Text(one, "type")?.StartsWith("Rueckkopplung.", StringComparison.Ordinal) == true))
        {
            var name = Drawing.NameOf(activity);
            if (Literal(activity, "unit") is { } unit && city.Units.Find(unit) is null)
                yield return words.For("check.unit-exists", name, unit);
            if (Literal(activity, "proposedUnit") is { } proposed && city.Units.Find(proposed) is null)
                yield return words.For("check.unit-exists", name, proposed);
            if (Literal(activity, "profile") is { } profile && city.Profiles.All(one => one.Code != profile))
                yield return words.For("check.profile-exists", name, profile);
            if (Literal(activity, "quartier") is { } quartier && city.Quartiere.All(one => one.Code != quartier))
                yield return words.For("check.quartier-exists", name, quartier);
            if (Drawing.Text(activity, "type") == "Rueckkopplung.OpenTask" && Literal(activity, "roles") is { } roles)
            {
                foreach (var role in roles.Split(',', StringSplitOptions.TrimEntries).Where(role => WireNames.Find<Role>(role) is null))
                    yield return words.For("check.role-exists", name, role);
            }
        }
    }

    private static string? Literal(JsonObject activity, string input) =>
        Drawing.Text(activity[input]?["expression"] as JsonObject, "type") == "Literal" ? Value(activity, input) : null;

    private static string? Value(JsonObject activity, string input) =>
        activity[input]?["expression"] is JsonObject expression && expression["value"] is { } value && value.ToString().Trim() is { Length: > 0 } text
            ? text : null;
}
