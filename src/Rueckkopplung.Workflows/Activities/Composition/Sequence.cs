using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>Runs its activities one after the other.</summary>
internal class Sequence : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As("Elsa.Sequence", "Workflows") with
    {
        IsContainer = true,
        IsBrowsable = false,
        EmbeddedPorts = ["Activities"],
    };

    public override void Execute(ActivityContext context) => Next(context);

    internal override void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        if (context.Execution.IsBreaking || child.Child.Node.Activity.Descriptor.IsTerminal)
            context.Complete();
        else
            Next(context);
    }

    internal override bool Receive(ActivityContext context, Signal signal)
    {
        context.Execution.IsBreaking |= signal is Signal.Break;
        return false;
    }

    private static void Next(ActivityContext context)
    {
        var activities = context.Execution.Node.PortList("activities");
        if (context.Execution.Counter >= activities.Count)
            context.Complete();
        else
            context.Schedule(activities[context.Execution.Counter++]);
    }
}

/// <summary>A plain container: like a sequence.</summary>
internal sealed class Container : Sequence
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As("Elsa.Container", "Workflows") with
    {
        IsContainer = true,
        IsBrowsable = false,
        EmbeddedPorts = ["Activities"],
    };
}
