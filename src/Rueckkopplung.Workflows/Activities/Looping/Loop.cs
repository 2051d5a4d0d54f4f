using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Looping;

/// <summary>A loop: Break below ends it, and a Complete below cancels it.</summary>
internal abstract class Loop : Activity
{
    internal override void ChildCompleted(ActivityContext context, ChildCompletion child) => Next(context);

    internal override bool Receive(ActivityContext context, Signal signal)
    {
        if (signal is Signal.CompleteWorkflow)
            context.Burst.Endings.Cancel(context.Execution);

        if (signal is not Signal.Break)
            return false;

        context.Execution.IsBreaking = true;
        return true;
    }

    /// <summary>The next round, or the end.</summary>
    protected abstract void Next(ActivityContext context);
}
