using Rueckkopplung.Workflows.Activities.Flow;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>How executions end, and who is told.</summary>
internal sealed class Endings(Burst burst)
{
    public void Complete(ActivityExecution execution, IReadOnlyList<string>? outcomes)
    {
        if (execution.Status != ActivityStatus.Running || execution.IsCompleting)
            return;

        execution.IsCompleting = true;
        CancelChildren(execution);
        execution.Outcomes = outcomes;
        End(execution, ActivityStatus.Completed);
        if (execution.Node.Activity.Descriptor.ClosesCase)
            burst.Instance.PassedClosing.Add(execution.Node.Id);

        TellParent(execution, outcomes);
        RemoveBookmarks(execution);
        ClearCallbacks(execution);
        LookAfterOrphan(execution);
    }

    public void Cancel(ActivityExecution execution)
    {
        if (!execution.IsLive)
            return;

        execution.IsCompleting = true;
        CancelChildren(execution);
        End(execution, ActivityStatus.Canceled);
        if (RemoveBookmarks(execution))
            burst.Log.Note(execution, JournalEvents.Cancelled, null);

        ClearCallbacks(execution);
        if (execution.Parent is { Status: ActivityStatus.Running, IsCompleting: false, Node.Activity: Flowchart } parent)
            Flowchart.ChildCancelled(burst.ContextOf(parent), execution);
    }

    /// <summary>
    /// What outlived the container around it is below nothing that ends it, and its own loop has been cancelled: nobody would
    /// ever hear of it. So it ends with the workflow.
    /// </summary>
    public void CancelBetween(ActivityExecution inner, ActivityExecution outer)
    {
        ActivityExecution? outermost = null;
        for (var current = inner; current is not null && !ReferenceEquals(current, outer); current = current.Parent)
        {
            if (current.IsLive)
                outermost = current;
        }

        if (outermost is null)
            return;

        Cancel(outermost);
        CancelBetween(inner, outer);
    }

    /// <summary>Sends a signal from an execution upward until one stops it.</summary>
    public void Send(ActivityExecution sender, Signal signal)
    {
        for (var current = sender; current is not null; current = current.Parent)
        {
            if (current.Node.Activity.Receive(burst.ContextOf(current), signal))
                return;
        }
    }

    public bool RemoveBookmarks(ActivityExecution execution)
    {
        var bookmarks = burst.Instance.Bookmarks;
        var any = false;
        for (var place = bookmarks.Count - 1; place >= 0; place--)
        {
            if (ReferenceEquals(bookmarks[place].Execution, execution))
            {
                burst.Log.Removed(bookmarks[place]);
                bookmarks.RemoveAt(place);
                any = true;
            }
        }

        return any;
    }

    /// <summary>Drops what is queued, and resumes that were not begun; the journal tells of each.</summary>
    public void DropQueue()
    {
        while (burst.Instance.Queue.TryTake(out var item))
        {
            if (item.Owner is { } owner)
            {
                burst.Log.Journal.Add(new JournalEntry(
                    item.Node.Id, Names.Execution(owner.Number), JournalEvents.WorkDropped, null, null));
            }
        }

        while (burst.Instance.Pending.TryDequeue(out var resume))
            burst.Log.Note(resume.Bookmark.Execution, JournalEvents.WorkDropped, null);
    }

    private void CancelChildren(ActivityExecution execution)
    {
        if (!execution.HasChildren)
            return;

        foreach (var child in execution.Children.ToArray())
            Cancel(child);
    }

    private static void ClearCallbacks(ActivityExecution execution)
    {
        if (execution.HasCallbacks)
            execution.Callbacks.Clear();
    }

    private void End(ActivityExecution execution, ActivityStatus status)
    {
        execution.Status = status;
        execution.EndedAt = burst.Host.Now;
        execution.Parent?.Children.Remove(execution);
        burst.Log.Touch(execution);
    }

    /// <summary>
    /// Queued work goes on when what enclosed it has ended, and then nobody hears of its end. Elsa's flowchart that waited
    /// for the queue alone never completes; that fault is not copied.
    /// </summary>
    private void LookAfterOrphan(ActivityExecution execution)
    {
        var around = execution.Parent;
        if (around is null or { IsLive: true })
            return;

        if (around.Node.Activity is Flowchart && Flowchart.LeadsOn(around.Node, execution))
            burst.Log.Note(execution, JournalEvents.BranchCut, null);

        while (around is { IsLive: false })
            around = around.Parent;

        if (around is { Status: ActivityStatus.Running, IsCompleting: false, Node.Activity: Flowchart })
            Flowchart.CompleteIfIdle(burst.ContextOf(around));
    }

    private void TellParent(ActivityExecution execution, IReadOnlyList<string>? outcomes)
    {
        if (execution.Parent is not { } parent || !parent.Callbacks.Remove(execution.Node))
            return;

        // Complete ends the whole workflow around it: containers in between end with it instead of going on.
        if (execution.NearestWorkflow is { PendingOutcomes: not null } ending && !ReferenceEquals(ending, parent)
            && !ReferenceEquals(ending, execution))
        {
            Complete(parent, null);
            return;
        }

        parent.Node.Activity.ChildCompleted(burst.ContextOf(parent), new ChildCompletion(execution, outcomes));
    }
}
