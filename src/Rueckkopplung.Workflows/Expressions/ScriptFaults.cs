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
    public static IEnumerable<ScriptFault> In(WorkflowDefinition definition) => In(definition.Root);

    private static IEnumerable<ScriptFault> In(ActivityNode node)
    {
        foreach (var (name, input) in node.Inputs)
        {
            if (Fault(node, name, input.Expression) is { } fault)
                yield return fault;
        }

        foreach (var item in node.Cases)
        {
            if (Fault(node, item.Label, item.Condition) is { } fault)
                yield return fault;
        }

        var inside = node.Children.Select(child => child.Activity).Concat(node.Cases.Select(item => item.Activity).OfType<ActivityNode>());
        foreach (var fault in inside.SelectMany(In))
            yield return fault;
    }

    private static ScriptFault? Fault(ActivityNode node, string place, ExpressionDefinition? expression)
    {
        if (expression is not { Type: "JavaScript" })
            return null;

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
