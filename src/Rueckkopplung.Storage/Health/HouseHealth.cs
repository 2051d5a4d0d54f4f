using System.Collections.Concurrent;

namespace Rueckkopplung.Storage.Health;

/// <summary>What is wrong with the house right now, for the health page: a key and a sentence each.</summary>
public sealed class HouseHealth
{
    private readonly ConcurrentDictionary<string, string> reasons = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Reasons => reasons;

    public void Report(string key, string sentence) => reasons[key] = sentence;

    public void Clear(string key) => reasons.TryRemove(key, out _);
}
