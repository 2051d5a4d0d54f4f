namespace Rueckkopplung.Storage.Workflows;

/// <summary>Tells, after the commit, which instances a step has moved.</summary>
public sealed class InstanceNews
{
    /// <summary>Whether anybody wants to hear of anything now; else a step keeps nothing for it.</summary>
    public bool IsHeard { get; set; }

    /// <summary>Who passes it on. Must be quick and must not throw.</summary>
    public Action<IReadOnlyCollection<Guid>>? Listener { get; set; }
}
