using System.Collections.Concurrent;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Studio.Live;

/// <summary>Who watches what: an instance that nobody watches costs nothing.</summary>
internal sealed class WatchedInstances(InstanceNews news)
{
    private readonly Lock door = new();
    private readonly ConcurrentDictionary<(string Connection, Guid Instance), byte> watching = new();

    public void Watch(string connection, Guid instance)
    {
        lock (door)
        {
            watching.TryAdd((connection, instance), 0);
            news.IsHeard = true;
        }
    }

    public void Leave(string connection)
    {
        lock (door)
        {
            foreach (var one in watching.Keys.Where(one => one.Connection == connection))
                watching.TryRemove(one, out _);
            news.IsHeard = !watching.IsEmpty;
        }
    }

    public bool IsWatched(Guid instance) => !watching.IsEmpty && watching.Keys.Any(one => one.Instance == instance);
}
