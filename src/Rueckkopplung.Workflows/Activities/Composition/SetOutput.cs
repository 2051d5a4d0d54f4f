using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Composition;

/// <summary>Sets an output of the workflow it is in.</summary>
internal sealed class SetOutput : Activity
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.SetOutput", "Composition",
        new In("OutputName", "String", UiHints.OutputPicker), new In("OutputValue"));

    public override void Execute(ActivityContext context)
    {
        var name = context.Get<string>("OutputName") ?? throw new InvalidOperationException("SetOutput has no output name.");
        var value = context.GetJson("OutputValue")?.DeepClone();
        if (Inner(context, name) is { } inner)
        {
            if (Scopes.ByName(context.Execution, name) is { } slot)
                slot.Value = value;

            OutputBinding.Bind(context.Burst, inner, name, value);
        }
        else
        {
            context.Burst.Instance.SetOutput(name, value);
        }

        context.Complete();
    }

    /// <summary>The nearest workflow used as an activity that declares the output.</summary>
    private static ActivityExecution? Inner(ActivityContext context, string name)
    {
        for (var current = context.Execution.Parent; current is not null; current = current.Parent)
        {
            if (current.Node.Activity is WorkflowAsActivity && current.Node.Activity.Descriptor.Outputs.Any(
                output => output.Name == name))
            {
                return current;
            }
        }

        return null;
    }
}
