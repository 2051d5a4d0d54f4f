using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Looping;

/// <summary>Runs its body for each item at the same time and waits for all. What is no list has no items.</summary>
internal sealed class ParallelForEach : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.ParallelForEach", "Looping", new In("Items", "Object", UiHints.MultiText)) with
    {
        EmbeddedPorts = ["Body"],
    };

    public override void Execute(ActivityContext context)
    {
        var body = context.Execution.Node.Port("body");
        var items = context.GetJson("Items") as JsonArray ?? [];
        if (items.Count == 0 || body is null)
        {
            context.Complete();
            return;
        }

        context.Execution.Counter = items.Count;
        for (var index = 0; index < items.Count; index++)
        {
            context.Schedule(body,
            [
                LoopVariables.Slot(LoopVariables.Value, items[index]?.DeepClone()),
                LoopVariables.Slot(LoopVariables.Index, index),
            ]);
        }
    }

    internal override void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        if (--context.Execution.Counter == 0)
            context.Complete();
    }
}
