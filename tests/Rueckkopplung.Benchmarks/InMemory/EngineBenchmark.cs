using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Benchmarks.InMemory;

/// <summary>A flowchart of ten simple activities, loaded and compiled before, run to its end in memory.</summary>
internal static class EngineBenchmark
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    public static Task<Figures> RunAsync(BenchmarkOptions options)
    {
        var count = options.Count ?? 200_000;
        var engine = new WorkflowEngine(new ActivityCatalogue(ActivityCatalogue.BuiltIn));
        var workflow = engine.Compile(DefinitionJson.Read(Drawings.Ten("ten")), new NoDefinitions());
        Console.WriteLine($"Flowchart of ten activities (nine WriteLine, one SetVariable by JavaScript): {count} runs, one thread.");
        Run(engine, workflow, count / 5);

        var meter = Meter.Start();
        Run(engine, workflow, count);
        return Task.FromResult(meter.Stop("engine", count));
    }

    private static void Run(WorkflowEngine engine, CompiledWorkflow workflow, int count)
    {
        var numbers = 0L;
        var host = new BurstHost(Now, NextId, null, new BurstBudget(200, null), _ => false);
        var nothing = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            var result = engine.Start(workflow, new StartRequest("instance", nothing, null, null), host);
            if (result.SubStatus != WorkflowSubStatus.Finished)
                throw new InvalidOperationException($"The run must finish; it is {result.SubStatus}.");
        }

        Guid NextId() => new(++numbers < int.MaxValue ? (int)numbers : 0, 0, 0, new byte[8]);
    }
}
