namespace Rueckkopplung.Storage.Workflows;

/// <summary>What a continuation does.</summary>
public static class ContinuationKinds
{
    /// <summary>Goes on with a burst whose budget was used up.</summary>
    public const string Continue = "continue";

    /// <summary>Publishes an event.</summary>
    public const string Event = "event";

    /// <summary>An event that nobody waited for; kept for who will wait for it soon.</summary>
    public const string KeptEvent = "kept-event";

    /// <summary>Starts a workflow in the background.</summary>
    public const string Dispatch = "dispatch";

    /// <summary>Starts a process for which no definition was published yet.</summary>
    public const string Start = "start";
}
