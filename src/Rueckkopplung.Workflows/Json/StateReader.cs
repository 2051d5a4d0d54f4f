using System.Globalization;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Reads an instance.</summary>
internal sealed class StateReader(JsonObject root, CompiledWorkflow workflow)
{
    private readonly Dictionary<int, ActivityExecution> executions = [];
    private readonly List<PlanNode> nodes = [];
    private readonly long began = (long?)root["at"] ?? 0;

    public Instance Read()
    {
        if ((int?)root["v"] != StateJson.FormatVersion)
            throw new FormatException($"The state has the format {root["v"]}; this engine reads {StateJson.FormatVersion}.");

        foreach (var node in List(root, "nod"))
            nodes.Add(FindNode((int)node![0]!, (string)node[1]!));

        var instance = new Instance((string)root["id"]!)
        {
            Name = (string?)root["name"],
            CorrelationId = (string?)root["cor"],
            ParentInstanceId = (string?)root["par"],
            TriggerActivityId = (string?)root["trg"],
            AwaitedBookmark = (string?)root["awt"],
            Depth = (int?)root["dep"] ?? 0,
            HoldsParent = root.ContainsKey("hld"),
            NextNumber = (int)root["nxt"]!,
            SubStatus = (WorkflowSubStatus)(int)root["sub"]!,
            Verdict = (int?)root["end"] is { } end ? (WorkflowSubStatus)end : null,
        };
        ReadExecutions(instance);
        ReadRest(instance);
        return instance;
    }

    private PlanNode FindNode(int parent, string id)
    {
        var path = parent < 0 ? id : $"{nodes[parent].Path}:{id}";
        return workflow.Find(path) ?? throw new FormatException($"The workflow has no activity at '{path}'.");
    }

    private void ReadExecutions(Instance instance)
    {
        var sources = List(root, "exe").Select(item => item!.AsArray()).ToList();
        foreach (var source in sources.OrderBy(source => (int)source[0]!))
            ReadExecution(source);

        instance.Live = [.. sources.Select(source => executions[(int)source[0]!])];
        instance.Root = instance.Live.Find(execution => ReferenceEquals(execution.Node, workflow.Root));
    }

    private void ReadExecution(JsonArray source)
    {
        var parent = executions.GetValueOrDefault((int)source[2]!);
        var execution = new ActivityExecution((int)source[0]!, nodes[(int)source[1]!], parent)
        {
            Status = (ActivityStatus)(int)source[3]!,
            Executions = (int)source[4]!,
            StartedAt = Instant((long)source[5]!),
        };
        executions[execution.Number] = execution;
        if (execution.IsLive)
            parent?.Children.Add(execution);

        if (source.Count > 6)
            ReadMore(execution, source[6]!.AsObject());
    }

    private void ReadMore(ActivityExecution execution, JsonObject more)
    {
        execution.Counter = (int?)more["c"] ?? 0;
        execution.Step = (long?)more["s"];
        execution.IsBreaking = more.ContainsKey("b");
        execution.EnteredBackward = more.ContainsKey("back");
        execution.EndedAt = (long?)more["e"] is { } ended ? Instant(ended) : null;
        execution.Outcomes = more["o"] is JsonArray outcomes ? [.. outcomes.Select(name => (string)name!)] : null;
        execution.PendingOutcomes = more["p"] is JsonArray pending ? [.. pending.Select(name => (string)name!)] : null;
        execution.Callbacks.AddRange(List(more, "k").Select(place => nodes[(int)place!]));
        foreach (var (id, value) in more["v"] as JsonObject ?? [])
        {
            if (execution.Node.Variables.FirstOrDefault(variable => variable.Definition.Id == id) is { } declared)
                execution.OwnSlots.Add(new VariableSlot(declared, Copy(value)));
        }

        execution.OwnSlots.AddRange(Dynamic(more["d"], LoopVariables.Persisted));
        execution.OwnSlots.AddRange(Dynamic(more["t"], driver: null));
        execution.Flow = more["f"] is JsonObject flow ? ReadFlow(flow) : null;
        execution.Inputs = more["in"] is JsonArray inputs ? [.. inputs.Select(Copy)] : null;
    }

    private static IEnumerable<VariableSlot> Dynamic(JsonNode? source, string? driver)
    {
        foreach (var (name, value) in source as JsonObject ?? [])
            yield return LoopVariables.Slot(name, Copy(value), driver);
    }

    private static FlowState ReadFlow(JsonObject source) => new(0, 0, (int)source["s"]!)
    {
        NodeVisits = [.. List(source, "n").Select(count => (int)count!)],
        ConnectionVisits = [.. List(source, "c").Select(count => (int)count!)],
        LastFollowed = [.. ((string?)source["l"] ?? "").Select(sign => sign == '1')],
        Tokens = [.. List(source, "t").Select(item => new FlowToken(
            (int)item![0]!, (int)item[1]!, (string?)item[2])
        {
            IsConsumed = ((int)item[3]! & 1) != 0,
            IsBlocked = ((int)item[3]! & 2) != 0,
        })],
    };

    private void ReadRest(Instance instance)
    {
        var stimuli = List(root, "sti").Select(name => (string)name!).ToList();
        instance.Bookmarks = [.. List(root, "bkm").Select(item => new Bookmark(
            StateJson.Long((string)item![0]!), executions[(int)item[1]!], stimuli[(int)item[2]!], Copy(item[3]),
            Instant((long)item[4]!)))];
        foreach (var item in List(root, "que"))
            Enqueue(instance, item!.AsArray());

        foreach (var item in List(root, "pen"))
        {
            var id = StateJson.Long((string)item![0]!);
            instance.Pending.Enqueue(new PendingResume(
                instance.Bookmarks.Find(bookmark => bookmark.Id == id)!, Values(item[1])));
        }

        instance.KeptInputs = Values(root["inp"]);
        instance.Inputs = root.ContainsKey("bin") ? Values(root["bin"]) : instance.KeptInputs;
        instance.Recorded = [.. List(root, "rec").Select(item => new RecordedOutput(
            (string)item![0]!, (string)item[1]!, (int)item[2]!, Copy(item[3])))];
        instance.LastResult = Copy(root["lst"]);
        foreach (var (name, value) in Values(root["out"]))
            instance.SetOutput(name, value);

        instance.Incidents = [.. List(root, "inc").Select(item => new Incident(
            (string)item![0]!, (string)item[1]!, (string)item[2]!, (string)item[3]!, (string)item[4]!, (string)item[5]!,
            Instant(item[6]), Copy(item[7]) as JsonObject))];
        instance.PassedClosing = [.. List(root, "cls").Select(id => (string)id!)];
    }

    private void Enqueue(Instance instance, JsonArray source)
    {
        var owner = executions.GetValueOrDefault((int)source[1]!);
        instance.Queue.Add(new WorkItem(nodes[(int)source[0]!], owner)
        {
            Existing = executions.GetValueOrDefault((int)source[2]!),
            EnteredBackward = (bool)source[3]!,
            Variables = source.Count > 4 ? [.. Dynamic(source[4], LoopVariables.Persisted)] : null,
        });
    }

    private static Dictionary<string, JsonNode?> Values(JsonNode? source)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in source as JsonObject ?? [])
            values[name] = Copy(value);

        return values;
    }

    private static IEnumerable<JsonNode?> List(JsonObject source, string property) => source[property] as JsonArray ?? [];

    private DateTimeOffset Instant(long sinceBegan) => DateTimeOffset.FromUnixTimeMilliseconds(began + sinceBegan);

    private static DateTimeOffset Instant(JsonNode? node) =>
        DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>Values stand alone: one that is still part of the state's JSON could not be put anywhere else.</summary>
    private static JsonNode? Copy(JsonNode? value) => value?.DeepClone();
}
