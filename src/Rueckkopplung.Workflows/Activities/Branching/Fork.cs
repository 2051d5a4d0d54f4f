using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Activities.Branching;

/// <summary>Starts several activities and waits for all or for the first.</summary>
internal sealed class Fork : Activity
{
    private const string WaitAll = "WaitAll";
    private const string WaitAny = "WaitAny";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        "Elsa.Fork", "Branching", new In("JoinMode", "String", UiHints.Dropdown)
        {
            IsWrapped = false,
            Default = WaitAll,
            Options = [WaitAll, WaitAny],
        }) with
    {
        EmbeddedPorts = ["Branches"],
        IsBrowsable = false,
    };

    public override void Execute(ActivityContext context)
    {
        var branches = context.Execution.Node.PortList("branches");
        context.Execution.Counter = branches.Count;
        foreach (var branch in branches)
            context.Schedule(branch);

        if (branches.Count == 0)
            context.Complete();
    }

    internal override void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        context.Execution.Counter--;
        if (context.Execution.IsBreaking || context.Execution.Counter == 0
            || Values.String(context.Setting("joinMode")) == WaitAny)
        {
            context.Complete();
        }
    }

    internal override bool Receive(ActivityContext context, Signal signal)
    {
        context.Execution.IsBreaking |= signal is Signal.Break;
        return false;
    }
}
