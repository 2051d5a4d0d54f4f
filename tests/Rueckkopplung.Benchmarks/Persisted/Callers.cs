using System.Collections.Concurrent;
using System.Diagnostics;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>Callers that work at the same time, each one thing after another, until all is done.</summary>
internal static class Callers
{
    /// <returns>The time of each thing in milliseconds, sorted.</returns>
    public static async Task<List<double>> RunAsync(int callers, int count, Func<int, Task> work)
    {
        var next = -1;
        var times = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
            {
                var began = Stopwatch.GetTimestamp();
                await work(index);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        })));
        return [.. times.Order()];
    }
}
