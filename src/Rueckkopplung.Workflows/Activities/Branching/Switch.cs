using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Branching;

/// <summary>Runs the activities of the cases that match and waits for them.</summary>
internal sealed class Switch : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.Switch", "Branching", new In("Cases", "Object", UiHints.SwitchEditor) { IsWrapped = false }, Cases.Mode()) with
    {
        EmbeddedPorts = ["Default"],
    };

    public override void Execute(ActivityContext context)
    {
        var matching = Cases.Matching(context);
        var activities = matching.Count > 0
            ? [.. matching.Select(item => item.Activity).OfType<PlanNode>()] : context.Execution.Node.PortList("default");
        context.Execution.Counter = activities.Count;
        foreach (var activity in activities)
            context.Schedule(activity);

        if (activities.Count == 0)
            context.Complete();
    }

    internal override void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        if (--context.Execution.Counter == 0)
            context.Complete();
    }
}
