using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Expressions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>
/// The publish gate, the same for the Studio, for files and for the command line: what is asked of a definition before it
/// comes into force. What blocks comes first; each sentence names the activity.
/// </summary>
internal sealed class DefinitionChecks(WorkflowEngine engine, DefinitionWarnings warnings, RefusalWords words)
{
    private static readonly (string Input, string Code)[] Places =
        [("unit", "check.unit-exists"), ("proposedUnit", "check.unit-exists"), ("profile", "check.profile-exists"), ("quartier", "check.quartier-exists")];

    public IReadOnlyList<Finding> Of(string json, CheckGround ground)
    {
        WorkflowDefinition definition;
        try
        {
            definition = DefinitionJson.Read(json);
            engine.Compile(definition, ground.Others);
        }
        catch (DefinitionFormatException refusal)
        {
            return [Fault("definition.not-readable", null, refusal.Message)];
        }

        var root = definition.Root.Json;
        return [.. Unknown(root, ground), .. Scripts(definition), .. Unconnected(root), .. Tasks(root), .. Codes(root, ground.City), .. warnings.Of(definition)];
    }

    private Finding Fault(string code, string? activity, params object?[] values) =>
        new(Blocks: true, code, activity, words.For(code, activity is null ? values : [activity, .. values]));

    private IEnumerable<Finding> Unknown(JsonObject root, CheckGround ground) =>
        from activity in Drawing.Activities(root)
        let type = Drawing.Text(activity, "type")
        where !ground.IsKnownType(type ?? "")
        select Fault("check.type-is-known", Drawing.NameOf(activity), type);

    private IEnumerable<Finding> Scripts(WorkflowDefinition definition) => ScriptFaults.In(definition, engine.Languages)
        .Select(fault => Fault("check.script-reads", fault.Activity, fault.Input, fault.Line, fault.Message));

    // a step that no arrow reaches never runs: almost always forgotten
    private IEnumerable<Finding> Unconnected(JsonObject root)
    {
        if (Drawing.Text(root, "type") != "Elsa.Flowchart" || root["activities"] is not JsonArray activities)
            yield break;
        if (activities.Count == 0)
        {
            yield return Fault("check.has-activities", null);
            yield break;
        }

        var reached = (root["connections"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(connection => Drawing.Text(connection["target"] as JsonObject, "activity")).ToHashSet(StringComparer.Ordinal);
        var beginnings = activities.OfType<JsonObject>().Where(activity => !reached.Contains(Drawing.Text(activity, "id"))).ToList();
        var begins = beginnings.Where(IsBeginning).ToList();
        var lost = begins.Count > 0 ? beginnings.Except(begins) : beginnings.Skip(1);
        foreach (var activity in lost)
            yield return Fault("check.is-reached", Drawing.NameOf(activity));
    }

    private static bool IsBeginning(JsonObject activity) =>
        Drawing.Text(activity, "type") == "Elsa.Start"
        || (activity["customProperties"] is JsonObject custom && custom["canStartWorkflow"] is JsonValue start
            && start.TryGetValue<bool>(out var isStart) && isStart);

    private IEnumerable<Finding> Tasks(JsonObject root)
    {
        foreach (var task in Drawing.Activities(root).Where(activity => Drawing.Text(activity, "type") == "Rueckkopplung.OpenTask"))
        {
            if (Drawing.Value(task, "title") is null)
                yield return Fault("check.task-has-title", Drawing.NameOf(task));
            if (Drawing.Value(task, "outcomes") is null or "[]")
                yield return Fault("check.task-has-outcomes", Drawing.NameOf(task));
        }
    }

    private IEnumerable<Finding> Codes(JsonObject root, CityDirectory city)
    {
        foreach (var activity in Drawing.Activities(root).Where(one => Drawing.Text(one, "type")?.StartsWith("Rueckkopplung.", StringComparison.Ordinal) == true))
        {
            var name = Drawing.NameOf(activity);
            foreach (var (input, code) in Places)
            {
                if (Literal(activity, input) is { } value && !IsInCity(city, input, value))
                    yield return Fault(code, name, value);
            }

            if (Drawing.Text(activity, "type") == "Rueckkopplung.OpenTask" && Literal(activity, "roles") is { } roles)
            {
                foreach (var role in roles.Split(',', StringSplitOptions.TrimEntries).Where(role => WireNames.Find<Role>(role) is null))
                    yield return Fault("check.role-exists", name, role);
            }
        }
    }

    private static bool IsInCity(CityDirectory city, string input, string code) => input switch
    {
        "profile" => city.Profiles.Any(one => one.Code == code),
        "quartier" => city.Quartiere.Any(one => one.Code == code),
        _ => city.Units.Find(code) is not null,
    };

    private static string? Literal(JsonObject activity, string input) =>
        Drawing.Text(activity[input]?["expression"] as JsonObject, "type") == "Literal" ? Drawing.Value(activity, input) : null;
}
