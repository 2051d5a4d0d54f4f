using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Activities.Flow;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>Runs one burst: takes work from the one queue, first in first out, until it is empty or the budget used up.</summary>
internal sealed class Burst
{
    public Burst(WorkflowEngine engine, CompiledWorkflow workflow, Instance instance, BurstHost host, int depth)
    {
        Engine = engine;
        Workflow = workflow;
        Instance = instance;
        Host = host;
        Depth = depth;
        Log = new BurstLog(instance);
        Expressions = new ExpressionRunner(this);
    }

    public WorkflowEngine Engine { get; }

    public CompiledWorkflow Workflow { get; }

    public Instance Instance { get; }

    public BurstHost Host { get; }

    /// <summary>How many instances up there started this one in the same burst.</summary>
    public int Depth { get; }

    public BurstLog Log { get; }

    public ExpressionRunner Expressions { get; }

    public BurstResult Run()
    {
        var started = Stopwatch.GetTimestamp();
        var done = 0;
        Instance.SubStatus = WorkflowSubStatus.Executing;
        while (Instance.Queue.TryDequeue(out var item))
        {
            CountQueued(item.Owner, -1);
            Invoke(item);
            if (Instance.Queue.Count > 0 && IsUsedUp(++done, started))
                return Settle(needsContinuation: true);
        }

        return Settle(needsContinuation: false);
    }

    /// <summary>Queues a child. Without one, the owner hears at once that it has completed.</summary>
    public void Schedule(
        ActivityExecution owner, PlanNode? node, bool enteredBackward = false, IReadOnlyList<VariableSlot>? variables = null)
    {
        if (node is null)
        {
            owner.Node.Activity.ChildCompleted(new ActivityContext(this, owner), new ChildCompletion(owner, null));
            return;
        }

        owner.Callbacks.Add(node);
        Enqueue(new WorkItem(node, owner) { EnteredBackward = enteredBackward, Variables = variables });
    }

    public void Enqueue(WorkItem item)
    {
        Instance.Queue.Enqueue(item);
        CountQueued(item.Owner, +1);
    }

    public bool IsQueued(ActivityExecution owner, PlanNode node)
    {
        foreach (var item in Instance.Queue)
        {
            if (ReferenceEquals(item.Owner, owner) && ReferenceEquals(item.Node, node))
                return true;
        }

        return false;
    }

    public void ClearQueue()
    {
        while (Instance.Queue.TryDequeue(out var item))
        {
            CountQueued(item.Owner, -1);
            if (item.Owner is { } owner)
            {
                Log.Journal.Add(new JournalEntry(
                    item.Node.Id, Names.Execution(owner.Number), JournalEvents.WorkDropped, null, null));
            }
        }
    }

    public void Complete(ActivityExecution execution, IReadOnlyList<string>? outcomes)
    {
        if (execution.Status != ActivityStatus.Running || execution.IsCompleting)
            return;

        execution.IsCompleting = true;
        CancelChildren(execution);
        execution.Outcomes = outcomes;
        End(execution, ActivityStatus.Completed);
        if (execution.Node.Activity.Descriptor.ClosesCase)
            Instance.PassedClosing.Add(execution.Node.Id);

        TellParent(execution, outcomes);
        RemoveBookmarks(execution);
        execution.Callbacks.Clear();
    }

    public void Cancel(ActivityExecution execution)
    {
        if (!execution.IsLive)
            return;

        execution.IsCompleting = true;
        CancelChildren(execution);
        End(execution, ActivityStatus.Canceled);
        if (RemoveBookmarks(execution))
            Log.Note(execution, JournalEvents.Cancelled, null);

        execution.Callbacks.Clear();
        if (execution.Parent is { Status: ActivityStatus.Running, IsCompleting: false, Node.Activity: Flowchart } parent)
            Flowchart.ChildCancelled(new ActivityContext(this, parent), execution);
    }

    /// <summary>Sends a signal from an execution upward until one stops it.</summary>
    public void Send(ActivityExecution sender, Signal signal)
    {
        for (var current = sender; current is not null; current = current.Parent)
        {
            if (current.Node.Activity.Receive(new ActivityContext(this, current), signal))
                return;
        }
    }

    public bool RemoveBookmarks(ActivityExecution execution)
    {
        var any = false;
        for (var place = Instance.Bookmarks.Count - 1; place >= 0; place--)
        {
            if (ReferenceEquals(Instance.Bookmarks[place].Execution, execution))
            {
                Log.Removed(Instance.Bookmarks[place]);
                Instance.Bookmarks.RemoveAt(place);
                any = true;
            }
        }

        return any;
    }

    /// <summary>The one place where a throw becomes an incident.</summary>
    private void Invoke(WorkItem item)
    {
        var execution = item.Existing ?? Begin(item);
        var context = new ActivityContext(this, execution);
        execution.Executions++;
        Log.Touch(execution);
        try
        {
            execution.Status = ActivityStatus.Running;
            Expressions.EvaluateInputs(execution);
            if (item.Resumed is { } bookmark)
            {
                execution.Node.Activity.Resume(context, new BookmarkResumed(bookmark.ToState(), Instance.Inputs));
                Burn(bookmark);
            }
            else
            {
                Execute(execution, context);
            }

            // A trigger starts an instance once; met again in a loop it waits like any other.
            if (context.IsTrigger)
                Instance.TriggerActivityId = null;

            if (execution.Status == ActivityStatus.Running)
                Instance.Bookmarks.AddRange(context.NewBookmarks);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && Host.Refuses?.Invoke(problem) != true)
        {
            Fault(execution, problem);
        }
    }

    private static void Execute(ActivityExecution execution, ActivityContext context)
    {
        foreach (var variable in execution.Node.Variables)
            execution.Slots.Add(new VariableSlot(variable, Scopes.DefaultOf(variable)));

        execution.Node.Activity.Execute(context);
    }

    private ActivityExecution Begin(WorkItem item)
    {
        var execution = new ActivityExecution(Instance.NextNumber++, item.Node, item.Owner)
        {
            StartedAt = Host.Now,
            EnteredBackward = item.EnteredBackward,
        };
        if (item.Variables is { } variables)
            execution.Slots.AddRange(variables);

        item.Owner?.Children.Add(execution);
        Instance.Root ??= execution;
        Instance.Live.Add(execution);
        return execution;
    }

    private void Burn(Bookmark bookmark)
    {
        if (Instance.Bookmarks.Remove(bookmark))
            Log.Removed(bookmark);
    }

    private void CancelChildren(ActivityExecution execution)
    {
        if (execution.Children.Count == 0)
            return;

        foreach (var child in execution.Children.ToArray())
            Cancel(child);
    }

    private void End(ActivityExecution execution, ActivityStatus status)
    {
        execution.Status = status;
        execution.EndedAt = Host.Now;
        execution.Parent?.Children.Remove(execution);
        Log.Touch(execution);
    }

    private void TellParent(ActivityExecution execution, IReadOnlyList<string>? outcomes)
    {
        if (execution.Parent is not { } parent || !parent.Callbacks.Remove(execution.Node))
            return;

        // Complete ends the whole workflow around it: containers in between end with it instead of going on.
        if (execution.NearestWorkflow is { PendingOutcomes: not null } ending && !ReferenceEquals(ending, parent)
            && !ReferenceEquals(ending, execution))
        {
            Complete(parent, null);
            return;
        }

        parent.Node.Activity.ChildCompleted(new ActivityContext(this, parent), new ChildCompletion(execution, outcomes));
    }

    private void Fault(ActivityExecution execution, Exception problem)
    {
        if (!execution.IsLive)
        {
            // It had completed and failed in what that led to. Its parent waits for it again, for the case of a retry.
            execution.Parent?.Children.Add(execution);
            execution.Parent?.Callbacks.Add(execution.Node);
            if (!Instance.Live.Contains(execution))
                Instance.Live.Add(execution);
        }

        execution.Status = ActivityStatus.Faulted;
        execution.IsCompleting = false;
        execution.EndedAt = null;
        Log.Touch(execution);
        var incident = IncidentReport.Of(this, execution, problem);
        Instance.Incidents.Add(incident);
        Log.Incidents.Add(incident);
        if (Workflow.Definition.Options.IncidentStrategy == IncidentStrategy.Fault)
            Instance.Verdict ??= WorkflowSubStatus.Faulted;
    }

    private bool IsUsedUp(int done, long started) => Host.Budget is { } budget
        && (done >= budget.Activities || (budget.Time is { } time && Stopwatch.GetElapsedTime(started) > time));

    private static void CountQueued(ActivityExecution? owner, int change)
    {
        for (var current = owner; current is not null; current = current.Parent)
            current.QueuedBelow += change;
    }

    private BurstResult Settle(bool needsContinuation)
    {
        Instance.Tidy();
        if (!needsContinuation)
        {
            Instance.SubStatus = Instance.Verdict ?? (Instance.Live.TrueForAll(execution => !execution.IsLive)
                ? WorkflowSubStatus.Finished : WorkflowSubStatus.Suspended);
        }

        KeepInputs();
        return Log.ToResult(Instance, Workflow, needsContinuation);
    }

    private void KeepInputs()
    {
        Instance.KeptInputs = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var input in Workflow.Definition.Inputs)
        {
            if (input.StorageDriver is not null && Instance.Inputs.TryGetValue(input.Name, out var value))
                Instance.KeptInputs[input.Name] = value;
        }
    }
}
