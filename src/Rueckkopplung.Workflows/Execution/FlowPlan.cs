namespace Rueckkopplung.Workflows.Execution;

/// <summary>A connection of a flowchart between children, by their place in it.</summary>
internal sealed record FlowConnection(int Index, int Source, string? Port, int Target);

/// <summary>How a target takes its arrivals in the counter mode.</summary>
internal enum JoinMode
{
    WaitAllActive,
    WaitAll,
    WaitAny,
}

/// <summary>The children and connections of a flowchart.</summary>
internal sealed class FlowPlan
{
    private readonly Dictionary<int, FlowGraph> graphs = [];
    private readonly Lock gate = new();

    public FlowPlan(IReadOnlyList<PlanNode> children, IReadOnlyList<FlowConnection> connections)
    {
        Children = children;
        Connections = connections;
        Places = children.Select((node, place) => (node.Index, place)).ToDictionary(item => item.Index, item => item.place);
        DefaultStart = FindStart();
    }

    public IReadOnlyList<PlanNode> Children { get; }

    public IReadOnlyList<FlowConnection> Connections { get; }

    /// <summary>A node's index → its place among the children.</summary>
    public IReadOnlyDictionary<int, int> Places { get; }

    /// <summary>The child that begins where no trigger does, or null in an empty flowchart.</summary>
    public int? DefaultStart { get; }

    /// <summary>The graph as seen from the child that began; which connections close a loop depends on it.</summary>
    public FlowGraph GraphFrom(int start)
    {
        lock (gate)
        {
            if (!graphs.TryGetValue(start, out var graph))
                graphs[start] = graph = new FlowGraph(Children.Count, Connections, start);

            return graph;
        }
    }

    /// <summary>An Elsa.Start, else a trigger, else the first without an inbound connection, else the first.</summary>
    private int? FindStart()
    {
        if (Children.Count == 0)
            return null;

        var places = Enumerable.Range(0, Children.Count).ToList();
        var targets = Connections.Select(connection => connection.Target).ToHashSet();
        int[] candidates =
        [
            places.FindIndex(place => Children[place].Activity.Descriptor.IsStart),
            places.FindIndex(place => Children[place].Definition.CanStartWorkflow),
            places.FindIndex(place => !targets.Contains(place)),
            0,
        ];
        return candidates.First(place => place >= 0);
    }
}
