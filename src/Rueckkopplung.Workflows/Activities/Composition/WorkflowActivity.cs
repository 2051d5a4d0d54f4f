using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>The workflow itself: runs its root and ends with it.</summary>
internal sealed class WorkflowActivity : Activity
{
    private WorkflowActivity()
    {
    }

    public static WorkflowActivity Instance { get; } = new();

    public override ActivityDescriptor Descriptor { get; } =
        Describe.As("Elsa.Workflow", "Composition") with { IsContainer = true, IsBrowsable = false };

    public override void Execute(ActivityContext context) => context.Schedule(context.Execution.Node.Port("Root"));

    internal override void ChildCompleted(ActivityContext context, ChildCompletion child) =>
        context.Burst.Endings.Complete(context.Execution, outcomes: null);

    internal override bool Receive(ActivityContext context, Signal signal)
    {
        if (signal is not Signal.CompleteWorkflow ending)
            return false;

        // The sender first, so that what is around it ends with it.
        context.Burst.Endings.Complete(ending.Sender, outcomes: null);
        context.Burst.Endings.Complete(context.Execution, outcomes: null);
        context.Burst.Endings.CancelBetween(ending.Sender, context.Execution);
        return true;
    }
}
