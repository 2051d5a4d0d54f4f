using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Flow;

/// <summary>
/// The counter mode: visits of children and connections are counted; a child runs when its forward inbound connections
/// were all visited and one was followed, and is skipped with all it leads to when none was.
/// </summary>
internal sealed class CounterFlow(ActivityContext context)
{
    public ActivityContext Context => context;

    private readonly FlowPlan plan = Flowchart.PlanOf(context);
    private readonly FlowState state = context.Execution.Flow!;
    private readonly FlowGraph graph = Flowchart.PlanOf(context).GraphFrom(context.Execution.Flow!.Start);

    /// <summary>Skips and cancellations go through a stack of their own, so that long dead paths cost no call depth.</summary>
    private Stack<(int Place, int NextConnection)>? skipping;

    private bool isCancelling;

    public void Completed(int place, IReadOnlyList<string>? outcomes, bool enteredBackward)
    {
        if (!Visit(place, outcomes, isEmpty: false, enteredBackward))
            CompleteIfIdle();
    }

    public void Cancelled(int place)
    {
        CompleteIfIdle();
        if (context.Execution.Status != ActivityStatus.Running)
            return;

        isCancelling = true;
        Visit(place, null, isEmpty: true, enteredBackward: false);
    }

    /// <summary>A plain completion follows <c>Done</c> and connections without a port; named outcomes follow their names.</summary>
    internal static bool Follows(FlowConnection connection, IReadOnlyList<string>? outcomes) => outcomes is null
        ? connection.Port is null or "Done"
        : connection.Port is { } port && outcomes.Contains(port, StringComparer.Ordinal);

    /// <summary>Visits what comes after a child; where it is empty, no connection is followed.</summary>
    private bool Visit(int place, IReadOnlyList<string>? outcomes, bool isEmpty, bool enteredBackward)
    {
        if (graph.IsDangling(place))
        {
            throw new InvalidOperationException(
                $"Activity {plan.Children[place].Id} is not reachable from the start of flowchart {context.ActivityId}.");
        }

        if (!enteredBackward)
            state.NodeVisits[place]++;

        var hasScheduled = false;
        foreach (var index in graph.Outbound(place))
        {
            var connection = plan.Connections[index];
            hasScheduled |= Arrive(connection, !isEmpty && Follows(connection, outcomes));
            hasScheduled |= Skip();
        }

        return hasScheduled;
    }

    /// <summary>Goes on with what is skipped, depth first, as if each skip were a call.</summary>
    private bool Skip()
    {
        var hasScheduled = false;
        while (skipping is not null && skipping.TryPop(out var current))
        {
            var outbound = graph.Outbound(current.Place);
            if (current.NextConnection >= outbound.Length)
                continue;

            skipping.Push((current.Place, current.NextConnection + 1));
            hasScheduled |= Arrive(plan.Connections[outbound[current.NextConnection]], isFollowed: false);
        }

        return hasScheduled;
    }

    private bool Arrive(FlowConnection connection, bool isFollowed)
    {
        state.ConnectionVisits[connection.Index]++;
        state.LastFollowed[connection.Index] = isFollowed;
        if (!graph.IsForward(connection.Index))
            return isFollowed && GoBack(connection);

        var target = connection.Target;
        return JoinModes.Of(context, plan.Children[target]) switch
        {
            JoinMode.WaitAny => ArriveAtWaitAny(connection),
            JoinMode.WaitAll => state.AllInboundVisited(graph, target)
                && (state.AllInboundFollowed(graph, target) ? Schedule(target) : SkipJoin(target)),
            _ => state.AllInboundVisited(graph, target)
                && (state.AnyInboundFollowed(graph, target) ? Schedule(target) : BeginSkip(target)),
        };
    }

    private bool ArriveAtWaitAny(FlowConnection connection)
    {
        var target = connection.Target;
        var node = plan.Children[target];
        if (state.ConnectionVisits[connection.Index] <= state.NodeVisits[target] || context.Burst.Instance.Queue.Contains(context.Execution, node)
            || (isCancelling && IsRunning(node)))
        {
            return false;
        }

        if (state.AnyInboundFollowed(graph, target))
        {
            Schedule(target);
            Flowchart.CancelAncestors(context, target);
            return true;
        }

        return state.AllInboundVisited(graph, target) && BeginSkip(target);
    }

    /// <summary>Elsa runs the join again when it cancels a waiting branch while it executes; that fault is not copied.</summary>
    private bool IsRunning(PlanNode node) => context.Execution.Children.Exists(child =>
        ReferenceEquals(child.Node, node) && child.Status == ActivityStatus.Running);

    private bool IsAtWork(PlanNode node) => context.Burst.Instance.Queue.Contains(context.Execution, node)
        || context.Execution.Children.Exists(child => ReferenceEquals(child.Node, node));

    private bool GoBack(FlowConnection connection)
    {
        var source = plan.Children[connection.Source].Definition.Id;
        var target = plan.Children[connection.Target];
        if (!graph.IsValidBack(connection.Index))
        {
            throw new InvalidOperationException(
                $"Invalid backward connection: Every path from the source ('{source}') must go through the target "
                + $"('{target.Definition.Id}') when tracing back to the start.");
        }

        context.Burst.Schedule(context.Execution, target, enteredBackward: true);
        return true;
    }

    private bool Schedule(int target)
    {
        context.Burst.Schedule(context.Execution, plan.Children[target]);
        return true;
    }

    private bool SkipJoin(int target)
    {
        var inbound = graph.ForwardInbound(target);
        if (inbound.Any(index => state.LastFollowed[index]))
        {
            context.Burst.Log.Journal.Add(new JournalEntry(
                plan.Children[target].Id, null, JournalEvents.JoinSkipped, null, new JsonObject
                {
                    ["arrived"] = Sources(inbound.Where(index => state.LastFollowed[index])),
                    ["missing"] = Sources(inbound.Where(index => !state.LastFollowed[index])),
                }));
        }

        return BeginSkip(target);
    }

    private JsonArray Sources(IEnumerable<int> connections) =>
        new([.. connections.Select(index => (JsonNode?)plan.Children[plan.Connections[index].Source].Id)]);

    private bool BeginSkip(int target)
    {
        state.NodeVisits[target]++;
        (skipping ??= new()).Push((target, 0));
        return false;
    }

    public void CompleteIfIdle()
    {
        if (Flowchart.HasPendingWork(context.Execution) || Flowchart.HasFaulted(context.Execution))
            return;

        NoteLostPaths();
        context.Complete();
    }

    /// <summary>A path was followed to a child that waited for others and never ran.</summary>
    /// <param name="ending">The child that ends the flowchart, or null.</param>
    public void NoteLostPaths(PlanNode? ending = null)
    {
        for (var place = 0; place < plan.Connections.Count; place++)
        {
            var connection = plan.Connections[place];
            if (graph.IsForward(connection.Index) && state.LastFollowed[connection.Index]
                && state.ConnectionVisits[connection.Index] > state.NodeVisits[connection.Target]
                && !ReferenceEquals(plan.Children[connection.Target], ending) && !IsAtWork(plan.Children[connection.Target]))
            {
                context.Burst.Log.Journal.Add(new JournalEntry(
                    plan.Children[connection.Target].Id, null, JournalEvents.PathLost, null,
                    new JsonObject { ["from"] = plan.Children[connection.Source].Id }));
            }
        }
    }
}
