using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>Starts all its activities and waits for all.</summary>
internal sealed class Parallel : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As("Elsa.Parallel", "Workflows") with
    {
        IsContainer = true,
        IsBrowsable = false,
        EmbeddedPorts = ["Activities"],
    };

    public override void Execute(ActivityContext context)
    {
        var activities = context.Execution.Node.PortList("activities");
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
