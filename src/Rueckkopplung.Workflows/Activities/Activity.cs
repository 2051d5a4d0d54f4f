using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Activities;

/// <summary>
/// A step of a workflow. Stateless: one object serves all instances. It ends by completing, waiting or throwing.
/// </summary>
public abstract class Activity
{
    /// <summary>Its type, inputs, outcomes and texts.</summary>
    public abstract ActivityDescriptor Descriptor { get; }

    /// <summary>Completes, waits or throws. Without any of them the activity stays running for ever.</summary>
    public abstract void Execute(ActivityContext context);

    /// <summary>Called when a bookmark of this activity was resumed. By default it completes.</summary>
    public virtual void Resume(ActivityContext context, BookmarkResumed resumed) => context.Complete();

    /// <summary>A child that this activity scheduled has completed.</summary>
    internal virtual void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
    }

    /// <summary>A signal from this activity or one below; true stops it.</summary>
    internal virtual bool Receive(ActivityContext context, Signal signal) => false;
}

/// <summary>What a bookmark was resumed with.</summary>
/// <param name="Bookmark">The bookmark, which is used up by this.</param>
/// <param name="Input">The input of the burst.</param>
public sealed record BookmarkResumed(BookmarkState Bookmark, IReadOnlyDictionary<string, JsonNode?> Input);
