using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Time;

/// <summary>Says every 30 s that this node is there.</summary>
internal sealed class Heartbeat(
    IStepRunner runner, HouseNode node, (HouseGate Gate, WakeUpCalls Silent) house, ILogger<Heartbeat> log)
    : HouseLoop(house.Gate, house.Silent, log)
{
    private static readonly string? Version =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    protected override Task WorkAsync(CancellationToken cancellationToken) => runner.RunAsync(
        StepOrigin.Continuation,
        (step, token) => BeatAsync(step.GetRequiredService<StepScope>(), token),
        cancellationToken);

    private Task<int> BeatAsync(StepScope scope, CancellationToken cancellationToken) => scope.Sql.ExecuteAsync(
        """
        insert into nodes (id, started_at, heartbeat_at, version) values (@id, @started, @now, @version)
        on conflict (id) do update set heartbeat_at = excluded.heartbeat_at
        """,
        cancellationToken,
        ("id", node.Id), ("started", node.StartedAt), ("now", scope.SystemNow), ("version", Version));
}
