using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;
using Rueckkopplung.Workflows.Json;
using Rueckkopplung.Workflows.Scheduling;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>What is refused on import, each with one clear sentence.</summary>
internal static class ImportRules
{
    private static readonly Dictionary<string, string> RefusedActivities = new(StringComparer.Ordinal)
    {
        ["Elsa.HttpEndpoint"] = Http,
        ["Elsa.WriteHttpResponse"] = Http,
        ["Elsa.WriteFileHttpResponse"] = Http,
        ["Elsa.SendHttpRequest"] = Http,
        ["Elsa.FlowSendHttpRequest"] = Http,
        ["Elsa.DownloadHttpFile"] = Http,
        ["Elsa.BulkDispatchWorkflows"] = "it would start many workflows at once",
        ["Elsa.RunCSharp"] = "C# has no sandbox",
        ["Elsa.RunPython"] = "Python has no sandbox",
    };

    private static readonly Dictionary<string, string> RefusedLanguages = new(StringComparer.Ordinal)
    {
        ["CSharp"] = "C# has no sandbox",
        ["C#"] = "C# has no sandbox",
        ["Python"] = "Python has no sandbox",
        ["Liquid"] = "this house has no Liquid",
    };

    private const string Http = "workflows here do not speak HTTP";

    public static void Check(ActivityNode activity, WorkflowDefinition workflow)
    {
        if (RefusedActivities.TryGetValue(activity.Type, out var reason))
        {
            throw new DefinitionFormatException(
                $"Activity '{activity.Id}' of '{workflow.DefinitionId}' has the type {activity.Type}, which is not supported: {reason}.");
        }

        foreach (var (name, input) in activity.Inputs)
            CheckLanguage(activity, name, input.Expression);

        foreach (var item in activity.Cases)
            CheckLanguage(activity, $"case {item.Label}", item.Condition);

        if (activity is { Type: "Elsa.Cron", CanStartWorkflow: true })
            CheckCron(activity);
    }

    private static void CheckLanguage(ActivityNode activity, string place, ExpressionDefinition? expression)
    {
        if (expression is not null && RefusedLanguages.TryGetValue(expression.Type, out var reason))
        {
            throw new DefinitionFormatException(
                $"'{place}' of activity '{activity.Id}' is written in {expression.Type}, which is not supported: {reason}. "
                + "Use JavaScript.");
        }
    }

    private static void CheckCron(ActivityNode activity)
    {
        var expression = activity.Inputs.GetValueOrDefault(ElsaNames.Camel("CronExpression"))?.Expression;
        if (expression is not { Type: "Literal" } || Values.ToText(expression.Value) is not { } text)
            return;

        try
        {
            CronExpression.Parse(text);
        }
        catch (FormatException problem)
        {
            throw new DefinitionFormatException(
                $"The cron expression of trigger '{activity.Id}' cannot be used: {problem.Message}", problem);
        }
    }
}
