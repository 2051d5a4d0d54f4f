using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Branching;

/// <summary>Runs one of two activities.</summary>
internal sealed class If : Activity
{
    public const string TypeName = "Elsa.If";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Branching", new In("Condition", "Boolean")) with
    {
        EmbeddedPorts = ["Then", "Else"],
        Outputs = [Describe.Output(TypeName, "Result", "Boolean")],
    };

    public override void Execute(ActivityContext context)
    {
        var holds = context.Get<bool>("Condition");
        context.SetOutput("Result", holds);
        context.Schedule(context.Execution.Node.Port(holds ? "then" : "else"));
    }

    internal override void ChildCompleted(ActivityContext context, ChildCompletion child) => context.Complete();
}
