using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Looping;

/// <summary>Ends the nearest loop.</summary>
internal sealed class Break : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As("Elsa.Break", "Looping") with { IsTerminal = true };

    public override void Execute(ActivityContext context)
    {
        context.Burst.Endings.Send(context.Execution, new Signal.Break());
        context.Complete();
    }
}
