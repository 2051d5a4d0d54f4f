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
        Start(workflow, request, host, depth: 0);

    /// <summary>Goes on with an instance. The state handed in is not changed.</summary>
    /// <exception cref="BookmarkNotFoundException">The bookmark or incident is not open (any more); nothing happened.</exception>
    public BurstResult Resume(CompiledWorkflow workflow, WorkflowState state, ResumeRequest request, BurstHost host)
    {
        var instance = state.Thaw();
        var burst = new Burst(this, workflow, instance, host, depth: 0);
        return request switch
        {
            ResumeRequest.Bookmark resumed => ResumeBookmark(burst, resumed),
            ResumeRequest.Continue => burst.Run(),
            ResumeRequest.Cancel => CancelInstance(burst),
            ResumeRequest.Retry retry => Retry(burst, retry.IncidentId),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }

    internal BurstResult Start(CompiledWorkflow workflow, StartRequest request, BurstHost host, int depth)
    {
        var instance = new Instance(request.InstanceId)
        {
            CorrelationId = request.CorrelationId,
            ParentInstanceId = request.ParentInstanceId,
            TriggerActivityId = request.TriggerActivityId,
            Inputs = Copy(request.Input),
        };
        var burst = new Burst(this, workflow, instance, host, depth);
        burst.Enqueue(new WorkItem(workflow.Root, null));
        return burst.Run();
    }

    private static BurstResult ResumeBookmark(Burst burst, ResumeRequest.Bookmark request)
    {
        var instance = burst.Instance;
        var bookmark = instance.Bookmarks.Find(candidate => candidate.Id == request.BookmarkId);
        if (bookmark is null || instance.Verdict is not null || bookmark.Execution.Status != ActivityStatus.Running)
        {
            throw new BookmarkNotFoundException(
                $"Bookmark '{request.BookmarkId}' of instance '{instance.Id}' is not open any more.");
        }

        Wake(instance);
        foreach (var (name, value) in Copy(request.Input))
            instance.Inputs[name] = value;

        burst.Enqueue(new WorkItem(bookmark.Execution.Node, null) { Existing = bookmark.Execution, Resumed = bookmark });
        return burst.Run();
    }

    private static BurstResult Retry(Burst burst, string incidentId)
    {
        var instance = burst.Instance;
        var incident = instance.Incidents.Find(candidate => candidate.Id == incidentId);
        var execution = instance.Live.Find(candidate => candidate.Status == ActivityStatus.Faulted
            && Names.Execution(candidate.Number) == incident?.ActivityExecutionId);
        if (incident is null || execution is null)
            throw new BookmarkNotFoundException($"Incident '{incidentId}' of instance '{instance.Id}' is not open any more.");

        Wake(instance);
        foreach (var solved in instance.Incidents.Where(other => other.ActivityExecutionId == incident.ActivityExecutionId))
            burst.Log.Solved.Add(solved.Id);

        instance.Incidents.RemoveAll(other => other.ActivityExecutionId == incident.ActivityExecutionId);
        if (instance.Incidents.Count == 0 && instance.Verdict == WorkflowSubStatus.Faulted)
            instance.Verdict = null;

        burst.RemoveBookmarks(execution);
        execution.Slots.RemoveAll(slot => execution.Node.Variables.Contains(slot.Variable));
        burst.Enqueue(new WorkItem(execution.Node, execution.Parent) { Existing = execution });
        return burst.Run();
    }

    private static BurstResult CancelInstance(Burst burst)
    {
        burst.ClearQueue();
        if (burst.Instance.Root is { } root)
            burst.Cancel(root);

        burst.Instance.Verdict = WorkflowSubStatus.Cancelled;
        return burst.Run();
    }

    /// <summary>A new burst begins: what is not kept is forgotten, and Elsa's list of executions is turned round.</summary>
    private static void Wake(Instance instance)
    {
        instance.Live.Reverse();
        instance.Inputs = new Dictionary<string, JsonNode?>(instance.KeptInputs, StringComparer.Ordinal);
        instance.Recorded.Clear();
        instance.LastResult = null;
        instance.TriggerActivityId = null;
        foreach (var execution in instance.Live)
        {
            execution.Inputs = null;
            Scopes.Forget(execution);
        }
    }

    private static Dictionary<string, JsonNode?> Copy(IReadOnlyDictionary<string, JsonNode?> values) =>
        values.ToDictionary(item => item.Key, item => item.Value?.DeepClone(), StringComparer.Ordinal);
}

/// <summary>A bookmark or incident that is not open (any more).</summary>
public sealed class BookmarkNotFoundException(string message) : Exception(message);
