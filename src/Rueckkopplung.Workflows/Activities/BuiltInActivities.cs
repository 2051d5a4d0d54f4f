using Rueckkopplung.Workflows.Activities.Branching;
using Rueckkopplung.Workflows.Activities.Composition;
using Rueckkopplung.Workflows.Activities.Flow;
using Rueckkopplung.Workflows.Activities.Looping;
using Rueckkopplung.Workflows.Activities.Primitives;
using Rueckkopplung.Workflows.Activities.Scheduling;
using Rueckkopplung.Workflows.Activities.Scripting;

namespace Rueckkopplung.Workflows.Activities;

/// <summary>The general activities, one object each.</summary>
internal static class BuiltInActivities
{
    public static IReadOnlyList<Activity> All { get; } =
    [
        new Flowchart(), new Start(), new End(), new FlowDecision(), new FlowSwitch(), new FlowFork(), new FlowJoin(),
        new If(), new Switch(), new Fork(),
        new While(), new For(), new ForEach(), new ParallelForEach(), new Break(),
        new Sequence(), new Container(), new Composition.Parallel(), new CompleteActivity(), new SetOutput(),
        new ExecuteWorkflow(), new DispatchWorkflow(), WorkflowActivity.Instance, NotFoundActivity.Instance,
        new SetVariable(), new SetName(), new Correlate(), new WriteLine(), new Finish(), new Fault(),
        new Event(), new PublishEvent(), new RunTask(),
        new Delay(), new Scheduling.Timer(), new StartAt(), new Cron(),
        new RunJavaScript(),
    ];
}
