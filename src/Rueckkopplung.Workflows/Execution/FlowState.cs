using Rueckkopplung.Workflows.Activities.Flow;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>
/// Where a flowchart stands: how often each child and connection was visited (counter mode), or the tokens that are on
/// their way (token mode). By place.
/// </summary>
internal sealed class FlowState(int nodes, int connections, int start)
{
    private List<FlowToken>? tokens;

    public int Start { get; } = start;

    public int[] NodeVisits { get; init; } = new int[nodes];

    public int[] ConnectionVisits { get; init; } = new int[connections];

    public bool[] LastFollowed { get; init; } = new bool[connections];

    /// <summary>The newest burst's view of this state.</summary>
    public CounterFlow? Counters { get; set; }

    public List<FlowToken> Tokens
    {
        get => tokens ??= [];
        init => tokens = value;
    }

    public bool HasTokens => tokens is { Count: > 0 };

    public bool AllInboundVisited(FlowGraph graph, int node)
    {
        foreach (var connection in graph.ForwardInbound(node))
        {
            if (ConnectionVisits[connection] <= NodeVisits[node])
                return false;
        }

        return true;
    }

    public bool AllInboundFollowed(FlowGraph graph, int node)
    {
        foreach (var connection in graph.ForwardInbound(node))
        {
            if (!LastFollowed[connection])
                return false;
        }

        return true;
    }

    /// <summary>Followed in the newest round; what an earlier round left does not count.</summary>
    public bool AnyInboundFollowed(FlowGraph graph, int node)
    {
        var newest = 0;
        foreach (var connection in graph.ForwardInbound(node))
            newest = Math.Max(newest, ConnectionVisits[connection]);

        if (newest <= NodeVisits[node])
            return false;

        foreach (var connection in graph.ForwardInbound(node))
        {
            if (ConnectionVisits[connection] == newest && LastFollowed[connection])
                return true;
        }

        return false;
    }
}

/// <summary>A token of the token mode on its way from one child to another.</summary>
internal sealed class FlowToken(int from, int to, string? port)
{
    public int From { get; } = from;

    public int To { get; } = to;

    public string? Port { get; } = port;

    public bool IsConsumed { get; set; }

    public bool IsBlocked { get; set; }

    public bool IsOpen => !IsConsumed && !IsBlocked;
}
