using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Flow;

/// <summary>How arrivals at a child merge in the token mode.</summary>
internal enum MergeMode
{
    Stream,
    Merge,
    Converge,
    Cascade,
    Race,
}

/// <summary>The token mode: a completed child sends a token along each connection it follows and uses up those sent to it.</summary>
internal sealed class TokenFlow(ActivityContext context)
{
    private readonly FlowPlan plan = Flowchart.PlanOf(context);
    private readonly FlowGraph graph = Flowchart.PlanOf(context).GraphFrom(context.Execution.Flow!.Start);
    private readonly List<FlowToken> tokens = context.Execution.Flow!.Tokens;

    public void Completed(int place, IReadOnlyList<string>? outcomes)
    {
        var followed = graph.Outbound(place).Select(index => plan.Connections[index])
            .Where(connection => CounterFlow.Follows(connection, outcomes)).ToList();
        foreach (var connection in followed)
            tokens.Add(new FlowToken(connection.Source, connection.Target, connection.Port));

        foreach (var token in tokens)
            token.IsConsumed |= token.IsOpen && token.To == place;

        foreach (var connection in followed)
            Arrive(connection);

        CompleteIfIdle();
        tokens.RemoveAll(token => token.To == place && token.IsConsumed);
    }

    public void Cancelled(int place)
    {
        tokens.RemoveAll(token => token.From == place || token.To == place);
        CompleteIfIdle();
    }

    private void Arrive(FlowConnection connection)
    {
        var target = connection.Target;
        switch (ModeOf(plan.Children[target]))
        {
            case MergeMode.Race or MergeMode.Cascade:
                ArriveFirst(connection);
                break;
            case MergeMode.Merge:
                ScheduleWhenAll(target, graph.ForwardInbound(target));
                break;
            case MergeMode.Converge:
                ScheduleWhenAll(target, graph.Inbound(target));
                break;
            default:
                // Look one step up only: is a direct predecessor about to run?
                if (!graph.ForwardInbound(target).Any(index => tokens.Exists(token =>
                        token.IsOpen && token.To == plan.Connections[index].Source)))
                {
                    Schedule(target);
                }

                break;
        }
    }

    /// <summary>The first arrival runs the child; each other connection swallows one arrival.</summary>
    private void ArriveFirst(FlowConnection connection)
    {
        var blocked = tokens.Find(token => token.IsBlocked && !token.IsConsumed && token.From == connection.Source
            && token.To == connection.Target && token.Port == connection.Port);
        if (blocked is not null)
        {
            // Elsa leaves the late token lying and never completes; here it is used up with its block.
            blocked.IsConsumed = true;
            foreach (var late in tokens.Where(token => token.IsOpen && token.From == connection.Source && token.To == connection.Target))
                late.IsConsumed = true;

            return;
        }

        if (ModeOf(plan.Children[connection.Target]) == MergeMode.Race)
            Flowchart.CancelAncestors(context, connection.Target);

        Schedule(connection.Target);
        foreach (var other in graph.ForwardInbound(connection.Target).Select(index => plan.Connections[index]))
        {
            if (other.Source != connection.Source)
                tokens.Add(new FlowToken(other.Source, other.Target, other.Port) { IsBlocked = true });
        }
    }

    private void ScheduleWhenAll(int target, int[] inbound)
    {
        if (inbound.Length <= 1 || inbound.All(index => tokens.Exists(token => token.IsOpen
            && token.From == plan.Connections[index].Source && token.To == target && token.Port == plan.Connections[index].Port)))
        {
            Schedule(target);
        }
    }

    private void Schedule(int target) => context.Burst.Schedule(context.Execution, plan.Children[target]);

    private MergeMode ModeOf(PlanNode node)
    {
        if (node.Activity is FlowJoin)
            return JoinModes.Of(context, node) == JoinMode.WaitAny ? MergeMode.Race : MergeMode.Merge;

        return Enum.TryParse<MergeMode>(node.Definition.MergeMode, ignoreCase: true, out var mode) ? mode : MergeMode.Stream;
    }

    public void CompleteIfIdle()
    {
        if (Flowchart.HasPendingWork(context.Execution) || Flowchart.HasFaulted(context.Execution))
            return;

        // Elsa waits for ever when a token waits for one that can no longer come; here the merge goes on with what arrived.
        if (tokens.Find(token => token.IsOpen && IsWaiting(token)) is { } waiting)
        {
            if (plan.Children[waiting.To].Activity is not FlowJoin)
            {
                Schedule(waiting.To);
                return;
            }

            context.Burst.Log.Journal.Add(new JournalEntry(
                plan.Children[waiting.To].Id, null, JournalEvents.JoinSkipped, null, null));
        }

        tokens.Clear();
        context.Complete();
    }

    private bool IsWaiting(FlowToken token) => ModeOf(plan.Children[token.To]) is MergeMode.Merge or MergeMode.Converge;
}
