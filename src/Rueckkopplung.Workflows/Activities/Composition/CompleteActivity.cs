using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>Ends the workflow it is in, with the outcomes it names.</summary>
internal sealed class CompleteActivity : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.Complete", "Composition", new In("Outcomes", "Object", UiHints.OutcomePicker) { Syntax = "Literal" }) with
    {
        IsTerminal = true,
    };

    public override void Execute(ActivityContext context)
    {
        // Known before anything is cancelled, so that nothing in between goes on.
        var outcomes = OutcomesOf(context.GetJson("Outcomes"));
        if (context.Execution.NearestWorkflow is { } workflow)
            workflow.PendingOutcomes = outcomes;

        context.Burst.Endings.Send(context.Execution, new Signal.CompleteWorkflow(context.Execution));
    }

    /// <summary>A text names one outcome, a list several; nothing means Done.</summary>
    private static IReadOnlyList<string> OutcomesOf(JsonNode? value) => value switch
    {
        null => ["Done"],
        JsonArray names => [.. names.Select(name => Values.ToText(name) ?? "")],
        _ when Values.String(value) is { } name => [name],
        _ => ["Done"],
    };
}
