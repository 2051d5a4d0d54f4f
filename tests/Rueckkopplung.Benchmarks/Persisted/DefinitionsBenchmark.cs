using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>A house that starts with many published definitions: from nothing in memory to the first of each that runs.</summary>
internal static class DefinitionsBenchmark
{
    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        var count = options.Count ?? 200;
        await using var house = await BenchmarkHouse.OpenAsync(options);
        for (var index = 0; index < count; index++)
            await house.PublishAsync(Drawings.Ten(Id(index)));

        Console.WriteLine($"{options.Database}: {count} published definitions of ten activities are read and compiled by a new library.");
        var engine = new WorkflowEngine(new ActivityCatalogue(ActivityCatalogue.BuiltIn));
        var library = new DefinitionLibrary(engine);
        var meter = Meter.Start();
        var began = Stopwatch.GetTimestamp();
        var ready = await house.StepAsync(step => library.LoadAsync(step.GetRequiredService<StepScope>(), CancellationToken.None));
        var wall = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        if (ready != count)
            throw new InvalidOperationException($"{count} definitions must be ready; {ready} are.");

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all of them: {wall:0} ms"));
        return meter.Stop("definitions", count) with { Database = options.Database, P50Ms = Math.Round(wall / count, 3) };
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"ten-{index}");
}
