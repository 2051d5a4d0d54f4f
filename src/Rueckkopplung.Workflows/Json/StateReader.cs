using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Json;

/// <summary>Reads an instance.</summary>
internal sealed class StateReader(JsonElement root, CompiledWorkflow workflow)
{
    private readonly Dictionary<int, ActivityExecution> executions = [];
    private readonly List<PlanNode> nodes = [];
    private readonly long began = root.Long("at") ?? 0;

    public Instance Read()
    {
        if (root.Int("v") != StateJson.FormatVersion)
            throw new FormatException($"The state has the format {root.Int("v")}; this engine reads {StateJson.FormatVersion}.");

        foreach (var node in root.Items("nod"))
            nodes.Add(FindNode(node[0].GetInt32(), node[1].GetString()!));

        var instance = new Instance(root.GetProperty("id").GetString()!)
        {
            Name = root.Text("name"),
            CorrelationId = root.Text("cor"),
            ParentInstanceId = root.Text("par"),
            TriggerActivityId = root.Text("trg"),
            AwaitedBookmark = root.Text("awt"),
            Depth = root.Int("dep") ?? 0,
            HoldsParent = root.Has("hld"),
            NextNumber = root.GetProperty("nxt").GetInt32(),
            SubStatus = (WorkflowSubStatus)root.GetProperty("sub").GetInt32(),
            Verdict = root.Int("end") is { } end ? (WorkflowSubStatus)end : null,
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
        var sources = new List<JsonElement>();
        foreach (var source in root.Items("exe"))
            sources.Add(source);

        foreach (var source in sources.OrderBy(source => source[0].GetInt32()))
            ReadExecution(source);

        instance.Live = [.. sources.Select(source => executions[source[0].GetInt32()])];
        instance.Root = instance.Live.Find(execution => ReferenceEquals(execution.Node, workflow.Root));
    }

    private void ReadExecution(JsonElement source)
    {
        var parent = executions.GetValueOrDefault(source[2].GetInt32());
        var execution = new ActivityExecution(source[0].GetInt32(), nodes[source[1].GetInt32()], parent)
        {
            Status = (ActivityStatus)source[3].GetInt32(),
            Executions = source[4].GetInt32(),
            StartedAt = Instant(source[5].GetInt64()),
        };
        executions[execution.Number] = execution;
        if (execution.IsLive)
            parent?.Children.Add(execution);

        if (source.GetArrayLength() > 6)
            ReadMore(execution, source[6]);
    }

    private void ReadMore(ActivityExecution execution, JsonElement more)
    {
        if (more.Int("c") is { } counter)
            execution.Counter = counter;
        if (more.Long("s") is { } step)
            execution.Step = step;
        if (more.Has("b"))
            execution.IsBreaking = true;
        execution.EnteredBackward = more.Has("back");
        execution.EndedAt = more.Long("e") is { } ended ? Instant(ended) : null;
        execution.Outcomes = more.Texts("o");
        if (more.Texts("p") is { } pending)
            execution.PendingOutcomes = pending;
        foreach (var place in more.Items("k"))
            execution.Callbacks.Add(nodes[place.GetInt32()]);
        foreach (var member in more.Members("v"))
        {
            if (execution.Node.Variables.FirstOrDefault(variable => variable.Definition.Id == member.Name) is { } declared)
                execution.OwnSlots.Add(new VariableSlot(declared, member.Value.ToNode()));
        }

        AddDynamic(execution, more, "d", LoopVariables.Persisted);
        AddDynamic(execution, more, "t", driver: null);
        if (more.TryGetProperty("f", out var flow))
            execution.Flow = ReadFlow(flow);
        if (more.TryGetProperty("in", out var inputs) && inputs.ValueKind == JsonValueKind.Array)
            execution.Inputs = [.. inputs.EnumerateArray().Select(input => input.ToNode())];
    }

    private static void AddDynamic(ActivityExecution execution, JsonElement more, string property, string? driver)
    {
        foreach (var member in more.Members(property))
            execution.OwnSlots.Add(LoopVariables.Slot(member.Name, member.Value.ToNode(), driver));
    }

    private static FlowState ReadFlow(JsonElement source)
    {
        var flow = new FlowState(0, 0, source.GetProperty("s").GetInt32())
        {
            NodeVisits = source.Numbers("n"),
            ConnectionVisits = source.Numbers("c"),
            LastFollowed = [.. (source.Text("l") ?? "").Select(sign => sign == '1')],
        };
        foreach (var item in source.Items("t"))
        {
            flow.Tokens.Add(new FlowToken(item[0].GetInt32(), item[1].GetInt32(), item[2].GetString())
            {
                IsConsumed = (item[3].GetInt32() & 1) != 0,
                IsBlocked = (item[3].GetInt32() & 2) != 0,
            });
        }

        return flow;
    }

    private void ReadRest(Instance instance)
    {
        ReadBookmarks(instance);
        foreach (var item in root.Items("que"))
            Enqueue(instance, item);

        foreach (var item in root.Items("pen"))
        {
            var id = StateJson.Long(item[0].GetString()!);
            instance.Pending.Enqueue(new PendingResume(
                instance.Bookmarks.Find(bookmark => bookmark.Id == id)!, item[1].ToValues()));
        }

        instance.KeptInputs = root.Values("inp");
        instance.Inputs = root.Has("bin") ? root.Values("bin") : instance.KeptInputs;
        foreach (var item in root.Items("rec"))
        {
            instance.Recorded.Add(new RecordedOutput(
                item[0].GetString()!, item[1].GetString()!, item[2].GetInt32(), item[3].ToNode()));
        }

        instance.LastResult = root.TryGetProperty("lst", out var last) ? last.ToNode() : null;
        foreach (var member in root.Members("out"))
            instance.SetOutput(member.Name, member.Value.ToNode());

        foreach (var item in root.Items("inc"))
        {
            instance.Incidents.Add(new Incident(
                item[0].GetString()!, item[1].GetString()!, item[2].GetString()!, item[3].GetString()!, item[4].GetString()!,
                item[5].GetString()!, Instant(item[6].GetString()!), item[7].ToNode() as JsonObject));
        }

        foreach (var id in root.Items("cls"))
            instance.PassedClosing.Add(id.GetString()!);
    }

    private void ReadBookmarks(Instance instance)
    {
        var stimuli = root.Texts("sti") ?? [];
        foreach (var item in root.Items("bkm"))
        {
            instance.Bookmarks.Add(new Bookmark(
                StateJson.Long(item[0].GetString()!), executions[item[1].GetInt32()], stimuli[item[2].GetInt32()],
                item[3].ToNode(), Instant(item[4].GetInt64())));
        }
    }

    private void Enqueue(Instance instance, JsonElement source)
    {
        List<VariableSlot>? variables = null;
        if (source.GetArrayLength() > 4)
        {
            variables = [];
            foreach (var member in source[4].EnumerateObject())
                variables.Add(LoopVariables.Slot(member.Name, member.Value.ToNode(), LoopVariables.Persisted));
        }

        var item = new WorkItem(nodes[source[0].GetInt32()], executions.GetValueOrDefault(source[1].GetInt32()))
        {
            Existing = executions.GetValueOrDefault(source[2].GetInt32()),
            EnteredBackward = source[3].GetBoolean(),
        };
        instance.Queue.Add(variables is null ? item : item with { Variables = variables });
    }

    private DateTimeOffset Instant(long sinceBegan) => DateTimeOffset.FromUnixTimeMilliseconds(began + sinceBegan);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
