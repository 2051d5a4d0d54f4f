using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Looping;

/// <summary>Runs its body for each item, one after the other.</summary>
internal sealed class ForEach : Loop
{
    public const string TypeName = "Elsa.ForEach";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Looping", new In("Items", "Object[]", UiHints.MultiText) { Default = new JsonArray() }) with
    {
        EmbeddedPorts = ["Body"],
        Outputs = [Describe.Output(TypeName, LoopVariables.Value)],
    };

    public override void Execute(ActivityContext context) => Next(context);

    protected override void Next(ActivityContext context)
    {
        var index = context.Execution.Counter;
        if (context.Execution.IsBreaking)
        {
            context.Complete();
            return;
        }

        var items = context.GetJson("Items") as JsonArray ?? throw new InvalidOperationException("The items are no list.");
        if (index >= items.Count)
        {
            context.Complete();
            return;
        }

        var value = items[index]?.DeepClone();
        context.SetOutput(LoopVariables.Value, value);
        if (context.Execution.Node.Port("body") is { } body)
        {
            context.Execution.Counter++;
            context.Schedule(body, [LoopVariables.Slot(LoopVariables.Index, index), LoopVariables.Slot(LoopVariables.Value, value)]);
        }
        else
        {
            context.Complete();
        }
    }
}
