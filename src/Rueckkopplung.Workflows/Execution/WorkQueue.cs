namespace Rueckkopplung.Workflows.Execution;

/// <summary>The one queue of an instance, first in first out. Owners know how much is queued below them.</summary>
internal sealed class WorkQueue
{
    private readonly Queue<WorkItem> items = new();

    public int Count => items.Count;

    public IReadOnlyCollection<WorkItem> Items => items;

    public void Add(WorkItem item)
    {
        items.Enqueue(item);
        CountBelow(item.Owner, +1);
    }

    public bool TryTake(out WorkItem item)
    {
        if (!items.TryDequeue(out item))
            return false;

        CountBelow(item.Owner, -1);
        return true;
    }

    public bool Contains(ActivityExecution owner, PlanNode node)
    {
        if (owner.QueuedBelow == 0)
            return false;

        foreach (var item in items)
        {
            if (ReferenceEquals(item.Owner, owner) && ReferenceEquals(item.Node, node))
                return true;
        }

        return false;
    }

    private static void CountBelow(ActivityExecution? owner, int change)
    {
        for (var current = owner; current is not null; current = current.Parent)
            current.QueuedBelow += change;
    }
}
