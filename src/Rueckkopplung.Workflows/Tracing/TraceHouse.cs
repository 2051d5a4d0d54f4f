using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Activities.Composition;
using Rueckkopplung.Workflows.Activities.Primitives;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Tracing;

/// <summary>A host in memory: keeps instances, delivers events, starts children, until all is quiet.</summary>
internal sealed class TraceHouse : IDefinitionSource
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly WorkflowEngine engine;
    private readonly TraceOptions options;
    private readonly List<WorkflowDefinition> definitions = [];
    private readonly List<TraceInstance> instances = [];
    private readonly List<string> console = [];
    private readonly Queue<Action> later = new();

    /// <summary>What a budget cut off; it goes on before anything else begins.</summary>
    private readonly Queue<Action> soon = new();
    private readonly List<KeptEvent> kept = [];
    private readonly CompiledWorkflow workflow;
    private TraceInstance? main;
    private long ids;

    public TraceHouse(IReadOnlyList<WorkflowDefinition> definitions, bool usesTokens, TraceOptions options)
    {
        this.options = options;
        engine = new WorkflowEngine(new ActivityCatalogue(ActivityCatalogue.BuiltIn)) { UsesTokens = usesTokens };
        foreach (var definition in definitions)
        {
            this.definitions.Add(definition);
            workflow = engine.Compile(definition, this);
        }

        workflow = engine.Compile(definitions[^1], this);
    }

    public WorkflowDefinition? Find(string definitionId, int? version) => definitions.FindLast(definition =>
        definition.DefinitionId == definitionId && (version is null || definition.Version == version));

    public WorkflowDefinition? FindActivity(string type) => definitions.FindLast(definition =>
        definition.Options.UsableAsActivity && WorkflowAsActivity.DescriptorOf(definition).Type == type);

    public void Start(Dictionary<string, JsonNode?> input, string? triggerActivityId)
    {
        main = Begin(workflow, new StartRequest(NewId().ToString(), input, null, triggerActivityId));
        Settle();
    }

    public void Publish(string name, JsonNode? payload, bool toAny)
    {
        Deliver(new KeptEvent(name, payload, toAny ? null : main?.Id, null));
        Settle();
    }

    /// <returns>False when the instance has no bookmark of that activity.</returns>
    public bool Resume(string activityId, Dictionary<string, JsonNode?> input)
    {
        var bookmark = main?.State.Bookmarks.FirstOrDefault(candidate => candidate.ActivityId == activityId);
        if (bookmark is null)
            return false;

        Resume(main!, bookmark.Id, input);
        Settle();
        return true;
    }

    public JsonObject Describe(bool isRejected)
    {
        var state = main is null ? [] : TraceView.Of(main, instances);
        state["console"] = new JsonArray([.. console.Select(line => (JsonNode?)line)]);
        if (isRejected)
            state["rejected"] = true;

        return state;
    }

    private TraceInstance Begin(CompiledWorkflow compiled, StartRequest request)
    {
        var instance = new TraceInstance(request.InstanceId, compiled, request.ParentInstanceId);
        instances.Add(instance);
        Take(instance, engine.Start(compiled, request, Host()));
        return instance;
    }

    private void Resume(TraceInstance instance, string bookmarkId, IReadOnlyDictionary<string, JsonNode?> input)
    {
        if (instance.State.Status == WorkflowStatus.Finished || !instance.State.CanResume(bookmarkId))
            return;

        Take(instance, engine.Resume(
            instance.Workflow, Reload(instance), new ResumeRequest.Bookmark(bookmarkId, input), Host()));
    }

    private WorkflowState Reload(TraceInstance instance) => options.Reloads
        ? WorkflowState.Deserialize(instance.State.Serialize(), instance.Workflow) : instance.State;

    private void Take(TraceInstance instance, BurstResult result)
    {
        Store(instance, result);
        while (result.NeedsContinuation)
        {
            result = engine.Resume(instance.Workflow, Reload(instance), new ResumeRequest.Continue(), Host());
            Store(instance, result);
        }
    }

    private void Store(TraceInstance instance, BurstResult result)
    {
        instance.Take(result);
        var children = new Queue<ChildResult>(result.Children);
        for (var place = 0; place <= result.Effects.Count; place++)
        {
            while (children.TryPeek(out var child) && child.EffectsBefore == place)
                Adopt(instance, children.Dequeue());

            if (place < result.Effects.Count)
                Handle(instance, result.Effects[place]);
        }

        if (instance.WaitingParent is not { } waiting)
            return;

        if (result.ReleasesParent)
            soon.Enqueue(() => Release(waiting.Parent, ResumeRequest.ChildThrough.Of(waiting.BookmarkId, result)));
        else if (result is { Status: WorkflowStatus.Finished, NeedsContinuation: false, IsAwaitingChild: false })
            later.Enqueue(() => Resume(waiting.Parent, waiting.BookmarkId, result.Outputs));
    }

    private void Release(TraceInstance instance, ResumeRequest.ChildThrough child)
    {
        if (instance.State.Status == WorkflowStatus.Running)
            Take(instance, engine.Resume(instance.Workflow, Reload(instance), child, Host()));
    }

    private void Adopt(TraceInstance parent, ChildResult child)
    {
        var instance = new TraceInstance(child.InstanceId, child.Workflow, parent.Id);
        instances.Add(instance);
        if (child.ParentBookmarkId is { } bookmark)
            instance.WaitingParent = (parent, bookmark);

        Store(instance, child.Result);
        if (child.Result.NeedsContinuation)
        {
            soon.Enqueue(() => Take(instance, engine.Resume(
                instance.Workflow, Reload(instance), new ResumeRequest.Continue(), Host())));
        }
    }

    private void Handle(TraceInstance instance, Effect effect)
    {
        switch (effect)
        {
            case WriteLineEffect line:
                console.Add(line.Text);
                break;
            case PublishEventEffect published:
                later.Enqueue(() => Deliver(new KeptEvent(
                    published.EventName, published.Payload, published.IsLocal ? instance.Id : null, published.CorrelationId)));
                break;
            case DispatchWorkflowEffect dispatched:
                later.Enqueue(() => Dispatch(instance, dispatched));
                break;
        }
    }

    private void Dispatch(TraceInstance parent, DispatchWorkflowEffect effect)
    {
        var compiled = engine.Compile(Find(effect.DefinitionId, null)!, this);
        var request = new StartRequest(effect.InstanceId, effect.Input, effect.CorrelationId) { ParentInstanceId = parent.Id };
        var instance = new TraceInstance(request.InstanceId, compiled, parent.Id);
        if (effect.BookmarkId is { } bookmark)
            instance.WaitingParent = (parent, bookmark);

        instances.Add(instance);
        Take(instance, engine.Start(compiled, request, Host()));
    }

    /// <summary>All that wait for the event are resumed; where nobody does, it is kept for the first that will.</summary>
    private bool Deliver(KeptEvent published, bool keeps = true)
    {
        var waiting = instances.Where(published.IsFor).SelectMany(instance => instance.State.Bookmarks
            .Where(published.Fits).Select(bookmark => (instance, bookmark.Id))).ToList();
        foreach (var (instance, bookmark) in waiting)
        {
            if (instance.State.Bookmarks.Any(open => open.Id == bookmark))
                Resume(instance, bookmark, Event.Input(published.Payload));
        }

        if (waiting.Count == 0 && keeps)
            kept.Add(published);

        return waiting.Count > 0;
    }

    private void Settle()
    {
        do
        {
            while (soon.TryDequeue(out var action) || later.TryDequeue(out action))
                action();
        }
        while (kept.Find(candidate => Deliver(candidate, keeps: false)) is { } delivered && kept.Remove(delivered));
    }

    private BurstHost Host() => new(
        Monday, NewId, Budget: options.Activities is { } activities ? new BurstBudget(activities, null) : null);

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], ++ids);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>An event on its way: to one instance or all, of one correlation or any.</summary>
    private sealed record KeptEvent(string Name, JsonNode? Payload, string? InstanceId, string? CorrelationId)
    {
        public bool IsFor(TraceInstance instance) => instance.State.Status == WorkflowStatus.Running
            && (InstanceId is null || InstanceId == instance.Id)
            && (CorrelationId is null || CorrelationId == instance.CorrelationId);

        public bool Fits(BookmarkState bookmark) => bookmark.StimulusName == Event.TypeName
            && (string?)bookmark.Payload?["eventName"] == Name;
    }
}
