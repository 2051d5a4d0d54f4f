using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Activities.Flow;

/// <summary>How children take their arrivals.</summary>
internal static class JoinModes
{
    public static JoinMode Of(ActivityContext flowchart, PlanNode node)
    {
        if (node.Activity is not FlowJoin)
            return JoinMode.WaitAllActive;

        foreach (var input in node.Inputs)
        {
            if (input is { Name: "Mode", Expression: { } expression })
                return Parse(Values.ToText(flowchart.Burst.Expressions.Evaluate(flowchart.Execution, expression, ElsaType.Text)));
        }

        return JoinMode.WaitAny;
    }

    private static JoinMode Parse(string? text) =>
        Enum.TryParse<JoinMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : JoinMode.WaitAny;
}
