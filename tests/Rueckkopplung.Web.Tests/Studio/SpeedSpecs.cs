using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Execution;
using Xunit.Abstractions;

namespace Rueckkopplung.Web.Tests.Studio;

/// <summary>
/// How fast the Studio's screens are answered. RUECKKOPPLUNG_LONG=1: 500 definitions and 100,000 instances, with the bounds
/// of the design; otherwise a tenth and a fiftieth of them with wide bounds, for a machine that does other things besides.
/// </summary>
public abstract class SpeedSpecs(StudioHouse house, ITestOutputHelper output)
{
    private const int Rounds = 15;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1";
    private static readonly int Definitions = IsLong ? 500 : 50;
    private static readonly int Instances = IsLong ? 100_000 : 2_000;
    private static readonly int Slack = IsLong ? 1 : 10;

    [Fact]
    public async Task Descriptors_and_lists_are_answered_in_time()
    {
        await FillAsync();
        Dictionary<string, (double Most, double Took)> measured = new(StringComparer.Ordinal)
        {
            ["descriptors"] = (20, await MedianAsync(HttpMethod.Get, "/descriptors/activities?Refresh=True")),
            ["definitions"] = (150, await MedianAsync(HttpMethod.Get, "/workflow-definitions?versionOptions=Latest&Page=4&PageSize=10&SearchTerm=&IsSystem=False&OrderDirection=Ascending")),
            ["definitions found"] = (150, await MedianAsync(HttpMethod.Get, "/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=ABLAUF&IsSystem=False")),
            ["instances"] = (150, await InstancesAsync(new JsonObject { ["page"] = 0, ["pageSize"] = 10 })),
            ["instances, far page"] = (150, await InstancesAsync(new JsonObject { ["page"] = Instances / 20, ["pageSize"] = 10 })),
            ["instances that run"] = (150, await InstancesAsync(new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["statuses"] = new JsonArray("Running") })),
            ["instances, last executed"] = (150, await InstancesAsync(new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["orderBy"] = "LastExecuted", ["orderDirection"] = "Descending" })),
            ["instances of one"] = (150, await InstancesAsync(new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["definitionIds"] = new JsonArray("ablauf-7") })),
            ["instances with incidents"] = (150, await InstancesAsync(new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["hasIncidents"] = true })),
        };

        var lines = measured.Select(one => $"{GetType().Name} {one.Key}: {one.Value.Took:F1} ms (most {one.Value.Most * Slack} ms)").ToList();
        lines.ForEach(output.WriteLine);
        Assert.True(measured.Values.All(one => one.Took < one.Most * Slack), string.Join('\n', lines));
    }

    private Task<double> InstancesAsync(JsonObject query) => MedianAsync(HttpMethod.Post, "/workflow-instances", query);

    private async Task<double> MedianAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            var (status, text, _) = await house.Admin.SendAsync(method, path, body?.DeepClone());
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            Assert.True(status == System.Net.HttpStatusCode.OK, text);
        }

        // the first answers compile queries
        return times.Skip(3).Order().ElementAt((Rounds - 3) / 2);
    }

    private async Task FillAsync()
    {
        var steps = house.Running.Services.GetRequiredService<IStepRunner>();
        var versions = await steps.RunAsync(StepOrigin.Continuation, AddDefinitionsAsync, CancellationToken.None);
        for (var first = 0; first < Instances; first += 5_000)
        {
            var (from, count) = (first, Math.Min(5_000, Instances - first));
            await steps.RunAsync(StepOrigin.Continuation, (step, stop) => AddInstancesAsync(step, versions, from, count, stop), CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<DefinitionVersion>> AddDefinitionsAsync(IServiceProvider step, CancellationToken cancellationToken)
    {
        var db = step.GetRequiredService<RueckkopplungDb>();
        var like = await db.Definitions.AsNoTracking().FirstAsync(version => version.DefinitionId == "mangel", cancellationToken);
        var versions = Enumerable.Range(0, Definitions).Select(number => new DefinitionVersion
        {
            Id = $"ablauf-{number}-v1",
            DefinitionId = $"ablauf-{number}",
            Version = 1,
            Name = $"Ablauf {number}",
            Json = like.Json.Replace("\"mangel\"", $"\"ablauf-{number}\"", StringComparison.Ordinal),
            ContentHash = DefinitionStore.HashOf($"{number}"),
            IsLatest = true,
            IsPublished = true,
            CreatedAt = like.CreatedAt.AddMinutes(number),
            PublishedAt = like.CreatedAt.AddMinutes(number),
            Reason = "Für die Messung",
        }).ToList();
        db.Definitions.AddRange(versions);
        await db.SaveChangesAsync(cancellationToken);
        return versions;
    }

    private static async Task<bool> AddInstancesAsync(
        IServiceProvider step, IReadOnlyList<DefinitionVersion> versions, int from, int count, CancellationToken cancellationToken)
    {
        var db = step.GetRequiredService<RueckkopplungDb>();
        var now = step.GetRequiredService<StepScope>().Now;
        // as large as the state of a case at work
        var state = $"{{\"filler\":\"{new string('x', 3_000)}\"}}";
        foreach (var number in Enumerable.Range(from, count))
        {
            var version = versions[number % versions.Count];
            var runs = number % 10 == 0;
            db.Instances.Add(new WorkflowInstance
            {
                Id = new Guid(number + 1, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0),
                DefinitionId = version.DefinitionId,
                VersionId = version.Id,
                Version = 1,
                Name = $"Lauf {number}",
                Status = runs ? WorkflowStatus.Running : WorkflowStatus.Finished,
                SubStatus = runs ? WorkflowSubStatus.Suspended : WorkflowSubStatus.Finished,
                State = runs ? state : null,
                CreatedAt = now.AddMinutes(-number),
                UpdatedAt = now.AddMinutes(-(number / 2)),
                FinishedAt = runs ? null : now.AddMinutes(-(number / 2)),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return true;
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteSpeedSpecs(SqliteStudioHouse house, ITestOutputHelper output)
    : SpeedSpecs(house, output), IClassFixture<SqliteStudioHouse>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgreSqlSpeedSpecs(PostgreSqlStudioHouse house, ITestOutputHelper output)
    : SpeedSpecs(house, output), IClassFixture<PostgreSqlStudioHouse>;
