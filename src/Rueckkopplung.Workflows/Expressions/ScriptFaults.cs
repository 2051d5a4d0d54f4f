using Rueckkopplung.Scripting;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>A script of a definition that does not compile.</summary>
/// <param name="Activity">The caption, name or id of its activity.</param>
/// <param name="Input">The input it stands in.</param>
/// <param name="Line">Where.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ScriptFault(string Activity, string Input, int Line, string Message);

/// <summary>Finds scripts that would fail when they are reached.</summary>
public static class ScriptFaults
{
    /// <summary>All faults, outermost activity first.</summary>
    /// <param name="definition">Where.</param>
    /// <param name="languages">Further languages than JavaScript.</param>
    public static IEnumerable<ScriptFault> In(WorkflowDefinition definition, IReadOnlyList<IExpressionEvaluator>? languages = null) =>
        In(definition.Root, languages ?? []);

    private static IEnumerable<ScriptFault> In(ActivityNode node, IReadOnlyList<IExpressionEvaluator> languages)
    {
        foreach (var (name, input) in node.Inputs)
        {
            if (Fault(node, name, input.Expression, languages) is { } fault)
                yield return fault;
        }

        foreach (var item in node.Cases)
        {
            if (Fault(node, item.Label, item.Condition, languages) is { } fault)
                yield return fault;
        }

        var inside = node.Children.Select(child => child.Activity).Concat(node.Cases.Select(item => item.Activity).OfType<ActivityNode>());
        foreach (var fault in inside.SelectMany(child => In(child, languages)))
            yield return fault;
    }

    private static ScriptFault? Fault(
        ActivityNode node, string place, ExpressionDefinition? expression, IReadOnlyList<IExpressionEvaluator> languages)
    {
        if (expression is not { Type: "JavaScript" })
        {
            return expression is not null && languages.FirstOrDefault(known => known.Type == expression.Type)?.Fault(expression) is { } wrong
                ? new ScriptFault(node.Name ?? node.Id, place, 1, wrong) : null;
        }

        try
        {
            ScriptProgram.Compile(Values.ToText(expression.Value) ?? "");
            return null;
        }
        catch (ScriptSyntaxException problem)
        {
            return new ScriptFault(node.Name ?? node.Id, place, problem.Line, problem.Message);
        }
    }
}
