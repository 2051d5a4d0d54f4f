using System.Collections;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>
/// A flowchart seen from its start: forward connections found breadth-first, leaving out each that would close a cycle;
/// the rest lead backward. Immutable.
/// </summary>
internal sealed class FlowGraph
{
    private readonly bool[] isForward;
    private readonly bool[] isValidBack;
    private readonly int[][] forwardIn;
    private readonly int[][] allIn;
    private readonly int[][] outbound;
    private readonly BitArray?[] ancestors;
    private readonly IReadOnlyList<FlowConnection> connections;

    public FlowGraph(int nodes, IReadOnlyList<FlowConnection> connections, int start)
    {
        this.connections = connections;
        Start = start;
        ancestors = new BitArray?[nodes];
        outbound = Lists(nodes, connections, connection => connection.Source);
        allIn = Lists(nodes, connections, connection => connection.Target);
        isForward = FindForward(nodes);
        forwardIn = Lists(
            nodes, connections.Where(connection => isForward[connection.Index]), connection => connection.Target);

        isValidBack = [.. connections.Select(connection => !isForward[connection.Index] && Dominates(connection))];
    }

    public int Start { get; }

    public bool IsForward(int connection) => isForward[connection];

    /// <summary>True where every path from the start to the source goes through the target.</summary>
    public bool IsValidBack(int connection) => isValidBack[connection];

    public int[] ForwardInbound(int node) => forwardIn[node];

    public int[] Inbound(int node) => allIn[node];

    public int[] Outbound(int node) => outbound[node];

    /// <summary>Not reachable from the start.</summary>
    public bool IsDangling(int node) => node != Start && forwardIn[node].Length == 0;

    /// <summary>Is <paramref name="candidate"/> before <paramref name="node"/> on forward connections?</summary>
    public bool IsAncestor(int candidate, int node)
    {
        var known = Volatile.Read(ref ancestors[node]);
        if (known is null)
            Volatile.Write(ref ancestors[node], known = FindAncestors(node));

        return known[candidate];
    }

    /// <summary>The connections of each node, in order.</summary>
    private static int[][] Lists(int nodes, IEnumerable<FlowConnection> connections, Func<FlowConnection, int> nodeOf)
    {
        var ofNodes = connections.ToLookup(nodeOf, connection => connection.Index);
        return [.. Enumerable.Range(0, nodes).Select(node => ofNodes[node].ToArray())];
    }

    private bool[] FindForward(int nodes)
    {
        var edges = new HashSet<(int, int)>();
        var forward = new List<int>?[nodes];
        var visited = new bool[nodes];
        var open = new Queue<int>([Start]);
        while (open.TryDequeue(out var source))
        {
            visited[source] = true;
            foreach (var target in outbound[source].Select(index => connections[index].Target))
            {
                if (edges.Contains((source, target)) || Reaches(forward, target, source))
                    continue;

                edges.Add((source, target));
                (forward[source] ??= []).Add(target);
                if (!visited[target])
                    open.Enqueue(target);
            }
        }

        return [.. connections.Select(connection => edges.Contains((connection.Source, connection.Target)))];
    }

    private static bool Reaches(List<int>?[] edges, int from, int to)
    {
        if (from == to)
            return true;

        var seen = new HashSet<int>();
        var open = new Stack<int>([from]);
        while (open.TryPop(out var current))
        {
            if (current == to)
                return true;

            if (seen.Add(current) && edges[current] is { } next)
            {
                foreach (var target in next)
                    open.Push(target);
            }
        }

        return false;
    }

    /// <summary>The target dominates the source: without it the start does not reach the source.</summary>
    private bool Dominates(FlowConnection back)
    {
        if (back.Source == back.Target || back.Target == Start)
            return true;

        var seen = new HashSet<int>();
        var open = new Stack<int>([Start]);
        while (open.TryPop(out var current))
        {
            if (current == back.Source)
                return false;

            if (current == back.Target || !seen.Add(current))
                continue;

            foreach (var index in outbound[current].Where(index => isForward[index]))
                open.Push(connections[index].Target);
        }

        return true;
    }

    private BitArray FindAncestors(int node)
    {
        var found = new BitArray(ancestors.Length);
        var open = new Stack<int>([node]);
        while (open.TryPop(out var current))
        {
            foreach (var source in forwardIn[current].Select(index => connections[index].Source))
            {
                if (!found[source])
                {
                    found[source] = true;
                    open.Push(source);
                }
            }
        }

        return found;
    }
}
