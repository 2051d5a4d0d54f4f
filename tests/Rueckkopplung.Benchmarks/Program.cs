using System.Text.Json;
using Rueckkopplung.Benchmarks;
using Rueckkopplung.Benchmarks.InMemory;
using Rueckkopplung.Benchmarks.Persisted;

// prints what it does while it does it; the last line is one JSON object
var benchmarks = new Dictionary<string, Func<BenchmarkOptions, Task<Figures>>>(StringComparer.Ordinal)
{
    ["script"] = ScriptBenchmark.RunAsync,
    ["engine"] = EngineBenchmark.RunAsync,
    ["definitions"] = DefinitionsBenchmark.RunAsync,
    ["lifecycle"] = LifecycleBenchmark.RunAsync,
    ["resume"] = ResumeBenchmark.RunAsync,
};
if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.Error.WriteLine($"Name a benchmark: {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

if (!BenchmarkOptions.TryRead(args[1..], out var options, out var fault))
{
    Console.Error.WriteLine(fault);
    return 2;
}

var figures = await benchmark(options);
Console.WriteLine(JsonSerializer.Serialize(figures, Figures.Format));
return 0;
