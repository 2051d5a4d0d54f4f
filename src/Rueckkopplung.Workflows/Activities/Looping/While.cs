namespace Rueckkopplung.Workflows.Activities.Looping;

/// <summary>Runs its body while a condition holds.</summary>
internal sealed class While : Loop
{
    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.While", "Looping", new In("Condition", "Boolean") { AutoEvaluate = false }) with
    {
        EmbeddedPorts = ["Body"],
    };

    public override void Execute(ActivityContext context) => Next(context);

    protected override void Next(ActivityContext context)
    {
        var body = context.Execution.Node.Port("body");
        if (body is null || context.Execution.IsBreaking || !context.Get<bool>("Condition"))
            context.Complete();
        else
            context.Schedule(body);
    }
}
