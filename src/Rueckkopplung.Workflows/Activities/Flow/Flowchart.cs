using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities.Flow;

/// <summary>Activities joined by connections, in the counter mode or the token mode.</summary>
internal sealed class Flowchart : Activity
{
    public const string TypeName = "Elsa.Flowchart";

    public override ActivityDescriptor Descriptor { get; } = Describe.As(TypeName, "Flow") with
    {
        IsContainer = true,
        IsBrowsable = false,
    };

    public override void Execute(ActivityContext context)
    {
        var plan = PlanOf(context);
        if (StartOf(context, plan) is not { } start)
        {
            context.Complete();
            return;
        }

        context.Execution.Flow = new FlowState(plan.Children.Count, plan.Connections.Count, start);
        context.Schedule(plan.Children[start]);
    }

    internal override void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        if (child.Child.Status != ActivityStatus.Completed || !PlanOf(context).Places.TryGetValue(child.Child.Node.Index, out var place))
            return;

        if (child.Child.Node.Activity.Descriptor.IsTerminal)
        {
            if (!context.Burst.Engine.UsesTokens)
                new CounterFlow(context).NoteLostPaths(child.Child.Node);

            context.Complete();
            return;
        }

        NoteUnconnected(context, child, place);
        if (context.Burst.Engine.UsesTokens)
            new TokenFlow(context).Completed(place, child.Outcomes);
        else
            Counters(context).Completed(place, child.Outcomes, child.Child.EnteredBackward);
    }

    /// <summary>A cancelled child leads nowhere: its connections are visited and not followed.</summary>
    public static void ChildCancelled(ActivityContext context, ActivityExecution child)
    {
        if (IsEnding(context.Execution) || !PlanOf(context).Places.TryGetValue(child.Node.Index, out var place))
            return;

        if (context.Burst.Engine.UsesTokens)
            new TokenFlow(context).Cancelled(place);
        else
            new CounterFlow(context).Cancelled(place);
    }

    /// <summary>Completes where nothing below runs, waits in the queue or has failed.</summary>
    public static void CompleteIfIdle(ActivityContext context)
    {
        if (context.Burst.Engine.UsesTokens)
            new TokenFlow(context).CompleteIfIdle();
        else
            new CounterFlow(context).CompleteIfIdle();
    }

    public static FlowPlan PlanOf(ActivityContext context) => context.Execution.Node.Flow!;

    /// <summary>Cancels what runs or has failed before a child, on forward connections.</summary>
    public static void CancelAncestors(ActivityContext flowchart, int place)
    {
        var plan = PlanOf(flowchart);
        var graph = plan.GraphFrom(flowchart.Execution.Flow!.Start);
        foreach (var child in flowchart.Execution.Children.ToArray())
        {
            if (plan.Places.TryGetValue(child.Node.Index, out var candidate) && graph.IsAncestor(candidate, place))
                flowchart.Burst.Endings.Cancel(child);
        }
    }

    /// <summary>Something below runs or is queued.</summary>
    public static bool HasPendingWork(ActivityExecution flowchart) =>
        flowchart.QueuedBelow > 0 || flowchart.Children.Exists(child => child.Status == ActivityStatus.Running);

    public static bool HasFaulted(ActivityExecution flowchart) =>
        flowchart.Children.Exists(child => child.Status == ActivityStatus.Faulted);

    /// <summary>Would its completion have led to something?</summary>
    public static bool LeadsOn(PlanNode flowchart, ActivityExecution child)
    {
        if (flowchart.Flow is not { } plan || !plan.Places.TryGetValue(child.Node.Index, out var source))
            return false;

        for (var index = 0; index < plan.Connections.Count; index++)
        {
            if (plan.Connections[index].Source == source && CounterFlow.Follows(plan.Connections[index], child.Outcomes))
                return true;
        }

        return false;
    }

    private static bool IsEnding(ActivityExecution flowchart) => flowchart.NearestWorkflow is { PendingOutcomes: not null };

    private static int? StartOf(ActivityContext context, FlowPlan plan)
    {
        if (context.Burst.Instance.TriggerActivityId is { } trigger)
        {
            for (var place = 0; place < plan.Children.Count; place++)
            {
                if (plan.Children[place].Definition.Id == trigger)
                    return place;
            }
        }

        return plan.DefaultStart;
    }

    private static CounterFlow Counters(ActivityContext context)
    {
        var state = context.Execution.Flow!;
        return state.Counters is { } known && ReferenceEquals(known.Context, context)
            ? known : state.Counters = new CounterFlow(context);
    }

    private static void NoteUnconnected(ActivityContext context, ChildCompletion child, int place)
    {
        if (child.Outcomes is not { } outcomes)
            return;

        foreach (var outcome in outcomes)
        {
            if (outcome != "Done" && !IsConnected(PlanOf(context), place, outcome))
                context.Burst.Log.Note(child.Child, JournalEvents.OutcomeUnconnected, outcome);
        }
    }

    private static bool IsConnected(FlowPlan plan, int place, string outcome) =>
        plan.Connections.Any(connection => connection.Source == place && connection.Port == outcome);
}
