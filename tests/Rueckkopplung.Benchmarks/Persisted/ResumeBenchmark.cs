namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>Resuming one instance by its event while many wait.</summary>
internal static class ResumeBenchmark
{
    private const int Waiting = 100_000;

    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        var (callers, count) = (options.Callers ?? 1, options.Count ?? 5_000);
        await using var house = await BenchmarkHouse.OpenAsync(options);
        await house.PublishAsync(Drawings.TenWithWait(Waiters.DefinitionId));
        Console.WriteLine($"{options.Database}: {Waiting} instances begin to wait, each for an event of its own.");
        await Callers.RunAsync(32, Waiting, index => Waiters.StartAsync(house, Waiters.Key(index)));

        Console.WriteLine($"{count} of them, evenly spread, are resumed to their end by {callers} caller(s), each a step with its COMMIT.");
        var spread = Waiting / (count + 200);
        await Callers.RunAsync(callers, 200, index => Waiters.ResumeAsync(house, Waiters.Key(index * spread)));
        var meter = Meter.Start();
        var times = await Callers.RunAsync(callers, count, index => Waiters.ResumeAsync(house, Waiters.Key((index + 200) * spread)));
        return meter.Stop("resume", count) with
        {
            Database = options.Database,
            Callers = callers,
            P50Ms = Meter.Percentile(times, 0.5),
            P95Ms = Meter.Percentile(times, 0.95),
            P99Ms = Meter.Percentile(times, 0.99),
        };
    }
}
