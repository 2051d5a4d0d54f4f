using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>Instances of one definition that wait for an event of their own.</summary>
internal static class Waiters
{
    public const string DefinitionId = "waiter";

    public static Task<Guid> StartAsync(BenchmarkHouse house, string key) => house.StepAsync(step =>
        step.GetRequiredService<ProcessSession>().StartAsync(
            DefinitionId, caseId: null, new Dictionary<string, JsonNode?> { ["Key"] = key }, CancellationToken.None));

    public static async Task ResumeAsync(BenchmarkHouse house, string key)
    {
        var resumed = await house.StepAsync(step => step.GetRequiredService<ProcessSession>()
            .PublishEventAsync(key, correlationId: null, payload: null, CancellationToken.None));
        if (resumed != 1)
            throw new InvalidOperationException($"The event '{key}' must resume one instance; it resumed {resumed}.");
    }

    public static string Key(int index) => string.Create(CultureInfo.InvariantCulture, $"key-{index}");
}
