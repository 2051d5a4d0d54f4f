using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Activities.Composition;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>Runs one burst: takes work from the one queue, first in first out, until it is empty or the budget used up.</summary>
internal sealed class Burst
{
    public Burst(WorkflowEngine engine, CompiledWorkflow workflow, Instance instance, BurstHost host, Burst? caller = null)
    {
        Engine = engine;
        Workflow = workflow;
        Instance = instance;
        Host = host;
        Caller = caller;
        Meter = caller?.Meter ?? new BurstMeter(host.Budget);
        Log = new BurstLog(instance, Math.Min(workflow.Nodes.Count, 16));
        Endings = new Endings(this);
        Expressions = new ExpressionRunner(this);
    }

    public WorkflowEngine Engine { get; }

    public CompiledWorkflow Workflow { get; }

    public Instance Instance { get; }

    public BurstHost Host { get; }

    public BurstLog Log { get; }

    public Endings Endings { get; }

    public ExpressionRunner Expressions { get; }

    /// <summary>The burst of the instance that starts this one with ExecuteWorkflow; it stands still meanwhile.</summary>
    private Burst? Caller { get; }

    private BurstMeter Meter { get; }

    /// <summary>Runs until nothing is left to do now.</summary>
    /// <param name="first">Work that comes before the queue.</param>
    public BurstResult Run(WorkItem? first = null)
    {
        Instance.SubStatus = WorkflowSubStatus.Executing;
        var hasItem = first is not null;
        var item = first.GetValueOrDefault();
        while (hasItem || TryTake(out item))
        {
            Invoke(item);
            Meter.Count();
            hasItem = false;
            if (Instance.HasWork && Meter.IsUsedUp)
                return Settle(needsContinuation: true);
        }

        return Settle(needsContinuation: false);
    }

    /// <summary>Runs nothing; the instance stands as it is and has failed.</summary>
    public BurstResult Fail(Incident incident)
    {
        Instance.Incidents.Add(incident);
        Log.Incidents.Add(incident);
        Log.IsUndone = true;
        Instance.Verdict = WorkflowSubStatus.Faulted;
        return Settle(needsContinuation: false);
    }

    /// <summary>Queues a child. Without one, the owner hears at once that it has completed.</summary>
    public void Schedule(
        ActivityExecution owner, PlanNode? node, bool enteredBackward = false, IReadOnlyList<VariableSlot>? variables = null)
    {
        if (node is null)
        {
            owner.Node.Activity.ChildCompleted(ContextOf(owner), new ChildCompletion(owner, null));
            return;
        }

        owner.Callbacks.Add(node);
        Instance.Queue.Add(new WorkItem(node, owner) { EnteredBackward = enteredBackward, Variables = variables });
    }

    /// <summary>The next work; a resume begins only when the work before it is done.</summary>
    private bool TryTake(out WorkItem item)
    {
        item = default;
        if (Instance.AwaitedBookmark is not null)
            return false;

        while (!Instance.Queue.TryTake(out item))
        {
            if (!Instance.HasPending || !Instance.Pending.TryDequeue(out var resume))
                return false;

            if (Instance.CanResume(resume.Bookmark))
                Begin(resume);
            else
                Log.Note(resume.Bookmark.Execution, JournalEvents.WorkDropped, null);
        }

        return true;
    }

    /// <summary>What an activity sees when something else makes it go on.</summary>
    public ActivityContext ContextOf(ActivityExecution execution) => execution.Context is { } known && known.Burst == this
        ? known : execution.Context = new ActivityContext(this, execution);


    private void Begin(PendingResume resume)
    {
        Instance.Wake();
        if (resume.Input.Count > 0)
        {
            var inputs = new Dictionary<string, JsonNode?>(Instance.KeptInputs, StringComparer.Ordinal);
            foreach (var (name, value) in resume.Input)
                inputs[name] = value;

            Instance.Inputs = inputs;
        }

        Instance.Queue.Add(new WorkItem(resume.Bookmark.Execution.Node, null)
        {
            Existing = resume.Bookmark.Execution,
            Resumed = resume.Bookmark,
        });
    }

    /// <summary>The one place where a throw becomes an incident.</summary>
    private void Invoke(WorkItem item)
    {
        var execution = item.Existing ?? Begin(item);
        var context = execution.Context = new ActivityContext(this, execution);
        Log.Touch(execution);
        try
        {
            if (item.Child is { } child)
                ExecuteWorkflow.ChildIsThrough(context, child);
            else
                Execute(item, execution, context);

            if (execution.Status == ActivityStatus.Running && context.NewBookmarks is { } made)
                Instance.Bookmarks.AddRange(made);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && Host.Refuses?.Invoke(problem) != true)
        {
            Fault(execution, problem);
        }
    }

    private void Execute(WorkItem item, ActivityExecution execution, ActivityContext context)
    {
        execution.Executions++;
        execution.Status = ActivityStatus.Running;
        Expressions.EvaluateInputs(execution);
        if (item.Resumed is { } bookmark)
        {
            execution.Node.Activity.Resume(context, new BookmarkResumed(bookmark.ToState(), Instance.Inputs));
            if (Instance.Bookmarks.Remove(bookmark))
                Log.Removed(bookmark);
        }
        else
        {
            for (var place = 0; place < execution.Node.Variables.Count; place++)
            {
                var variable = execution.Node.Variables[place];
                execution.OwnSlots.Add(new VariableSlot(variable, Scopes.DefaultOf(variable)));
            }

            execution.Node.Activity.Execute(context);
        }

        // A trigger starts an instance once; met again in a loop it waits like any other.
        if (context.IsTrigger)
            Instance.TriggerActivityId = null;
    }

    private ActivityExecution Begin(WorkItem item)
    {
        var execution = new ActivityExecution(Instance.NextNumber++, item.Node, item.Owner)
        {
            StartedAt = Host.Now,
            EnteredBackward = item.EnteredBackward,
        };
        if (item.Variables is { } variables)
            execution.OwnSlots.AddRange(variables);

        item.Owner?.Children.Add(execution);
        Instance.Add(execution);
        return execution;
    }

    private void Fault(ActivityExecution execution, Exception problem)
    {
        if (!execution.IsLive)
        {
            // It had completed and failed in what that led to. Its parent waits for it again, for the case of a retry.
            execution.Parent?.Children.Add(execution);
            execution.Parent?.Callbacks.Add(execution.Node);
            Instance.AddAgain(execution);
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

    private BurstResult Settle(bool needsContinuation)
    {
        Instance.Tidy();
        var isThrough = !needsContinuation && Instance.AwaitedBookmark is null;
        if (isThrough)
        {
            Instance.SubStatus = Instance.Verdict ?? (Instance.Live.Exists(execution => execution.IsLive)
                ? WorkflowSubStatus.Suspended : WorkflowSubStatus.Finished);
        }

        // A child that is not through when its first burst ends holds up the instance that started it.
        Log.ReleasesParent = isThrough && Instance.HoldsParent;
        Instance.HoldsParent = !isThrough && (Instance.HoldsParent || Caller is not null);
        KeepInputs();
        return Log.ToResult(Workflow, needsContinuation);
    }

    private void KeepInputs()
    {
        if (Instance.Inputs.Count == 0 && Instance.KeptInputs.Count == 0)
            return;

        var kept = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var input in Workflow.Definition.Inputs)
        {
            if (input.StorageDriver is not null && Instance.Inputs.TryGetValue(input.Name, out var value))
                kept[input.Name] = value;
        }

        Instance.KeptInputs = kept;
    }
}
