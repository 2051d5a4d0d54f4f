using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>What may be meant as it is drawn, and mostly is forgotten. It does not block; whoever publishes is told.</summary>
internal sealed class DefinitionWarnings(ActivityCatalogue catalogue, RefusalWords words)
{
    public IEnumerable<Finding> Of(WorkflowDefinition definition) =>
        [.. Nowhere(definition.Root), .. Endless(definition), .. Variables(definition)];

    private Finding Warning(string code, string? activity, params object?[] values) =>
        new(Blocks: false, code, activity, words.For(code, activity is null ? values : [activity, .. values]));

    // a button without an arrow: whoever presses it ends the path there
    private IEnumerable<Finding> Nowhere(ActivityNode flowchart) =>
        from container in All(flowchart).Where(node => node.Type == "Elsa.Flowchart")
        from task in container.Children.Select(child => child.Activity).Where(activity => activity.Type == "Rueckkopplung.OpenTask")
        from outcome in Outcomes(task)
        where !container.Connections.Any(arrow => arrow.Source == task.Id && arrow.SourcePort == outcome)
        select Warning("check.outcome-leads-on", Drawing.NameOf(task.Json), outcome);

    private IEnumerable<Finding> Endless(WorkflowDefinition definition)
    {
        var all = All(definition.Root).ToList();
        var isPart = definition.Options.UsableAsActivity || all.Exists(node => node.CanStartWorkflow);
        var touchesCases = all.Exists(node => node.Type.StartsWith("Rueckkopplung.", StringComparison.Ordinal));
        var closes = all.Exists(node => catalogue.Find(node.Type)?.Descriptor.ClosesCase == true);
        if (!isPart && touchesCases && !closes)
            yield return Warning("check.closes-the-case", null);
    }

    private IEnumerable<Finding> Variables(WorkflowDefinition definition)
    {
        var all = All(definition.Root).ToList();
        var known = definition.Variables.Concat(all.SelectMany(node => node.Variables)).SelectMany(one => new[] { one.Id, one.Name }).ToHashSet(StringComparer.Ordinal);
        return from node in all
               from input in node.Inputs
               let value = input.Value.Expression is { Type: "Variable" } expression ? expression.Value : null
               let name = NameOf(value)
               where name is not null && !known.Contains(name) && !known.Contains(IdOf(value) ?? "")
               select Warning("check.variable-exists", Drawing.NameOf(node.Json), input.Key, name);
    }

    private static string? NameOf(JsonNode? value) => value is JsonObject variable ? (variable["name"] ?? variable["id"])?.ToString() : value?.ToString();

    private static string? IdOf(JsonNode? value) => (value as JsonObject)?["id"]?.ToString();

    private static IEnumerable<string> Outcomes(ActivityNode task)
    {
        try
        {
            return Drawing.Value(task.Json, "outcomes") is { } text && JsonNode.Parse(text) is JsonArray outcomes
                ? [.. outcomes.OfType<JsonNode>().Select(outcome => outcome.ToString())] : [];
        }
        catch (JsonException)
        {
            // not a list, but a script or a variable: it is known when it runs
            return [];
        }
    }

    private static IEnumerable<ActivityNode> All(ActivityNode node) => node.Children.Select(child => child.Activity)
        .Concat(node.Cases.Select(one => one.Activity).OfType<ActivityNode>()).SelectMany(All).Prepend(node);
}
