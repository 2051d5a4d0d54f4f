using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Looping;

/// <summary>Counts from start to end, the end included unless told otherwise.</summary>
internal sealed class For : Loop
{
    public const string TypeName = "Elsa.For";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Looping",
        new In("Start", "Int32") { Default = 0 }, new In("End", "Int32") { Default = 0 }, new In("Step", "Int32") { Default = 1 },
        new In("OuterBoundInclusive", "Boolean", UiHints.Checkbox) { Default = true }) with
    {
        EmbeddedPorts = ["Body"],
        Outputs = [Describe.Output(TypeName, LoopVariables.Value)],
    };

    public override void Execute(ActivityContext context) => Next(context);

    protected override void Next(ActivityContext context)
    {
        var body = context.Execution.Node.Port("body");
        var step = context.Get<long>("Step");
        var current = context.Execution.Step is { } last ? last + step : context.Get<long>("Start");
        if (body is null || context.Execution.IsBreaking || !IsWithin(context, current, step))
        {
            context.Complete();
            return;
        }

        context.Schedule(body, [LoopVariables.Slot(LoopVariables.Value, current)]);
        context.Execution.Step = current;
        context.SetOutput(LoopVariables.Value, current);
    }

    private static bool IsWithin(ActivityContext context, long current, long step)
    {
        var end = context.Get<long>("End");
        var isInclusive = context.Get<bool>("OuterBoundInclusive");
        return step >= 0
            ? current < end || (isInclusive && current == end)
            : current > end || (isInclusive && current == end);
    }
}
