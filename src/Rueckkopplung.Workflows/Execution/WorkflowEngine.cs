using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>Runs workflows in memory. Pure: no I/O, no clock. Thread-safe.</summary>
/// <param name="catalogue">The activities that definitions may use.</param>
/// <param name="evaluators">Further expression languages, for example Handlebars.</param>
public sealed class WorkflowEngine(ActivityCatalogue catalogue, IEnumerable<IExpressionEvaluator>? evaluators = null)
{
    private readonly List<IExpressionEvaluator> languages = [.. evaluators ?? []];

    /// <summary>The languages of expressions that the host has added.</summary>
    public IReadOnlyList<IExpressionEvaluator> Languages => languages;

    /// <summary>The activities that definitions may use.</summary>
    public ActivityCatalogue Catalogue { get; } = catalogue;

    /// <summary>True: flowcharts run in Elsa's token mode. Elsa's and our default is the counter mode.</summary>
    public bool UsesTokens { get; init; }

    /// <summary>Makes a definition ready to run.</summary>
    /// <exception cref="DefinitionFormatException">It cannot run here; the sentence says why.</exception>
    public CompiledWorkflow Compile(WorkflowDefinition definition, IDefinitionSource source) =>
        new WorkflowCompiler(Catalogue, languages, source).Compile(definition);

    /// <summary>Begins an instance.</summary>
    public BurstResult Start(CompiledWorkflow workflow, StartRequest request, BurstHost host) =>
        Start(workflow, request, host, caller: null);

    /// <summary>Goes on with an instance. The state handed in is not changed.</summary>
    /// <exception cref="BookmarkNotFoundException">The bookmark or incident is not open (any more); nothing happened.</exception>
    public BurstResult Resume(CompiledWorkflow workflow, WorkflowState state, ResumeRequest request, BurstHost host)
    {
        var burst = new Burst(this, workflow, state.Thaw(), host);
        var result = burst.Run(Prepare(burst, request));
        return StateLimit.IsExceeded(result) ? Undo(workflow, state, request, host, result) : result;
    }

    /// <returns>Work that comes before the queue, or null.</returns>
    private static WorkItem? Prepare(Burst burst, ResumeRequest request)
    {
        switch (request)
        {
            case ResumeRequest.Bookmark resumed:
                PrepareBookmark(burst.Instance, resumed);
                return null;
            case ResumeRequest.ChildThrough child:
                return PrepareChild(burst.Instance, child);
            case ResumeRequest.Cancel:
                PrepareCancel(burst);
                return null;
            case ResumeRequest.Retry retry:
                PrepareRetry(burst, retry.IncidentId);
                return null;
            default:
                return null;
        }
    }

    /// <summary>
    /// The burst does not count. A bookmark that it was to resume stays taken, for a retry, unless its input alone is too large.
    /// </summary>
    private BurstResult Undo(
        CompiledWorkflow workflow, WorkflowState state, ResumeRequest request, BurstHost host, BurstResult result)
    {
        var before = new Burst(this, workflow, state.Thaw(), host);
        var report = StateLimit.Report(before, result);
        if (request is ResumeRequest.Bookmark or ResumeRequest.Retry)
        {
            Prepare(before, request);
            if (before.Fail(report) is var undone && !StateLimit.IsExceeded(undone))
                return undone;

            before = new Burst(this, workflow, state.Thaw(), host);
        }

        return before.Fail(report);
    }

    internal BurstResult Start(CompiledWorkflow workflow, StartRequest request, BurstHost host, Burst? caller)
    {
        var instance = new Instance(request.InstanceId)
        {
            CorrelationId = request.CorrelationId,
            ParentInstanceId = request.ParentInstanceId,
            TriggerActivityId = request.TriggerActivityId,
            Depth = caller is null ? 0 : caller.Instance.Depth + 1,
            Inputs = Copy(request.Input),
            Live = new List<ActivityExecution>(Math.Min(workflow.Nodes.Count, 16)),
        };
        instance.Queue.Add(new WorkItem(workflow.Root, null));
        var result = new Burst(this, workflow, instance, host, caller).Run();
        if (!StateLimit.IsExceeded(result))
            return result;

        var nothing = new Burst(this, workflow, new Instance(request.InstanceId)
        {
            CorrelationId = request.CorrelationId,
            ParentInstanceId = request.ParentInstanceId,
        }, host, caller);
        return nothing.Fail(StateLimit.Report(nothing, result));
    }

    /// <summary>A burst that is not through goes on first; the resume waits for its turn.</summary>
    private static void PrepareBookmark(Instance instance, ResumeRequest.Bookmark request) =>
        instance.Pending.Enqueue(new PendingResume(Open(instance, request.BookmarkId), Copy(request.Input)));

    private static WorkItem PrepareChild(Instance instance, ResumeRequest.ChildThrough request)
    {
        var bookmark = instance.Bookmarks.Find(candidate => candidate.Id == request.BookmarkId);
        if (bookmark is null || instance.AwaitedBookmark != bookmark.Id)
            throw NotOpen(instance, request.BookmarkId);

        instance.AwaitedBookmark = null;
        return new WorkItem(bookmark.Execution.Node, null) { Existing = bookmark.Execution, Child = request };
    }

    private static Bookmark Open(Instance instance, string id) =>
        instance.OpenBookmarks.FirstOrDefault(candidate => candidate.Id == id) is { } bookmark && instance.CanResume(bookmark)
            ? bookmark : throw NotOpen(instance, id);

    private static BookmarkNotFoundException NotOpen(Instance instance, string bookmarkId) =>
        new($"Bookmark '{bookmarkId}' of instance '{instance.Id}' is not open any more.");

    private static void PrepareRetry(Burst burst, string incidentId)
    {
        var instance = burst.Instance;
        var incident = instance.Incidents.Find(candidate => candidate.Id == incidentId);
        var execution = instance.Live.Find(candidate => candidate.Status == ActivityStatus.Faulted
            && Names.Execution(candidate.Number) == incident?.ActivityExecutionId);
        if (incident is null || (execution is null && incident.Cause != StateLimit.Cause))
            throw new BookmarkNotFoundException($"Incident '{incidentId}' of instance '{instance.Id}' is not open any more.");

        Predicate<Incident> isSolved = incident.Cause == StateLimit.Cause ? other => other.Cause == StateLimit.Cause
            : other => other.ActivityExecutionId == incident.ActivityExecutionId;
        burst.Log.Solved = [.. instance.Incidents.FindAll(isSolved).Select(solved => solved.Id)];
        instance.Incidents.RemoveAll(isSolved);
        if (instance.Incidents.Count == 0 && instance.Verdict == WorkflowSubStatus.Faulted)
            instance.Verdict = null;

        if (incident.Cause != StateLimit.Cause && execution is not null)
            Again(burst, execution);
    }

    private static void Again(Burst burst, ActivityExecution execution)
    {
        var instance = burst.Instance;
        if (!instance.HasWork && instance.AwaitedBookmark is null)
            instance.Wake();

        burst.Endings.RemoveBookmarks(execution);
        execution.OwnSlots.RemoveAll(slot => execution.Node.Variables.Contains(slot.Variable));
        instance.Queue.Add(new WorkItem(execution.Node, execution.Parent) { Existing = execution });
    }

    private static void PrepareCancel(Burst burst)
    {
        burst.Endings.DropQueue();
        burst.Instance.AwaitedBookmark = null;
        if (burst.Instance.Root is { } root)
            burst.Endings.Cancel(root);

        // What outlived the container around it is not below the root any more.
        foreach (var execution in burst.Instance.Live.ToArray())
            burst.Endings.Cancel(execution);

        burst.Instance.Verdict = WorkflowSubStatus.Cancelled;
    }

    private static IReadOnlyDictionary<string, JsonNode?> Copy(IReadOnlyDictionary<string, JsonNode?> values) => values.Count == 0
        ? ReadOnlyDictionary<string, JsonNode?>.Empty : values.ToDictionary(item => item.Key, item => item.Value?.DeepClone(), StringComparer.Ordinal);
}

/// <summary>A bookmark or incident that is not open (any more).</summary>
public sealed class BookmarkNotFoundException(string message) : Exception(message);
