using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Scripting;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>Makes an incident of a throw: where, why and what an expression saw, with the values masked.</summary>
internal static class IncidentReport
{
    private const int LongestText = 500;

    public static Incident Of(Burst burst, ActivityExecution execution, Exception problem)
    {
        var failed = problem as InputFailedException;
        var mask = failed is null ? null : new TextMask(burst, execution);
        var details = failed is null ? null : Details(execution, failed, mask!);
        return new Incident(
            burst.Host.NewId().ToString(), execution.Node.Id, Names.Execution(execution.Number), execution.Node.Type,
            mask?.Of(problem.Message) ?? problem.Message, CauseOf(problem), burst.Host.Now, details);
    }

    private static string CauseOf(Exception problem) => problem switch
    {
        InputFailedException { InnerException: ScriptSyntaxException } => "ScriptSyntax",
        InputFailedException { InnerException: ScriptLimitException } or ScriptLimitException => "ScriptLimit",
        InputFailedException { InnerException: ScriptException } or ScriptException => "Script",
        InputFailedException => "Expression",
        _ => problem.GetType().Name.Replace("Exception", "", StringComparison.Ordinal),
    };

    private static JsonObject Details(ActivityExecution execution, InputFailedException failed, TextMask mask)
    {
        var cause = failed.InnerException!;
        var (line, column) = cause switch
        {
            ScriptException script => (script.Line, script.Column),
            ScriptSyntaxException syntax => (syntax.Line, syntax.Column),
            ScriptLimitException limit => (limit.Line, limit.Column),
            _ => (0, 0),
        };
        var details = new JsonObject
        {
            ["input"] = failed.Input,
            ["language"] = failed.Expression.Definition.Type,
            ["expression"] = Shorten(Values.ToText(failed.Expression.Definition.Value) ?? ""),
            ["problem"] = Shorten(mask.Of(cause.Message)),
        };
        if (line > 0)
        {
            details["line"] = line;
            details["column"] = column;
        }

        details["values"] = new JsonObject(Scopes.Visible(execution).Take(30).Select(slot =>
            KeyValuePair.Create<string, JsonNode?>(slot.Variable.Definition.Name, Mask(slot.Value))));
        return details;
    }

    private static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    /// <summary>Numbers and truth values are shown; of texts and objects only their shape, for they may hold personal data.</summary>
    private static JsonNode? Mask(JsonNode? value) => value switch
    {
        null => null,
        JsonObject item => JsonValue.Create($"object({string.Join(", ", item.Select(member => member.Key).Take(10))})"),
        JsonArray list => JsonValue.Create($"list({list.Count})"),
        _ when value.GetValueKind() == JsonValueKind.String => JsonValue.Create($"text({value.GetValue<string>().Length})"),
        _ => value.DeepClone(),
    };
}
