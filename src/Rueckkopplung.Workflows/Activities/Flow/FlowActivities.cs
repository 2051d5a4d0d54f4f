using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities.Branching;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Activities.Flow;

/// <summary>Where a flowchart begins.</summary>
internal sealed class Start : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As("Elsa.Start", "Flow") with { IsStart = true };

    public override void Execute(ActivityContext context) => context.Complete();
}

/// <summary>Ends its flowchart; branches that wait are cancelled.</summary>
internal sealed class End : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As("Elsa.End", "Flow") with { IsTerminal = true };

    public override void Execute(ActivityContext context) => context.Complete();
}

/// <summary>Goes one of two ways.</summary>
internal sealed class FlowDecision : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.FlowDecision", "Branching", new In("Condition", "Boolean")) with
    {
        Outcomes = [Describe.Outcome("True"), Describe.Outcome("False")],
    };

    public override void Execute(ActivityContext context) =>
        context.Complete(context.Get<bool>("Condition") ? "True" : "False");
}

/// <summary>Goes the ways of the cases that match.</summary>
internal sealed class FlowSwitch : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.FlowSwitch", "Branching",
        new In("Cases", "Object", UiHints.FlowSwitchEditor) { IsWrapped = false }, Cases.Mode()) with
    {
        Outcomes = [Describe.Outcome("Default")],
    };

    public override void Execute(ActivityContext context)
    {
        var labels = Cases.Matching(context).Select(item => item.Label).ToArray();
        context.CompleteWith(labels.Length > 0 ? labels : ["Default"]);
    }
}

/// <summary>Goes all its ways at the same time.</summary>
internal sealed class FlowFork : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.FlowFork", "Branching", new In("Branches", "String[]", UiHints.DynamicOutcomes));

    public override void Execute(ActivityContext context) => context.CompleteWith(context.GetJson("Branches") is JsonArray names
        ? [.. names.Select(name => Values.ToText(name) ?? "")] : ["Done"]);
}

/// <summary>Brings ways together; the flowchart decides when it runs. Branches before it that still wait are cancelled.</summary>
internal sealed class FlowJoin : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.FlowJoin", "Branching", new In("Mode", "String", UiHints.Dropdown)
        {
            Default = "WaitAny",
            Options = ["WaitAny", "WaitAll", "WaitAllActive"],
        });

    public override void Execute(ActivityContext context)
    {
        if (context.Execution.Parent is { Node.Flow: { } plan } parent)
        {
            Flowchart.CancelAncestors(
                new ActivityContext(context.Burst, parent), plan.Places[context.Execution.Node.Index]);
        }

        context.Complete();
    }
}
