using System.Globalization;

namespace Rueckkopplung.Storage.Time;

/// <summary>This process among the house's nodes: machine, process and start, for display and claims.</summary>
public sealed class HouseNode(TimeProvider system)
{
    public DateTimeOffset StartedAt { get; } = HouseClock.Whole(system.GetUtcNow());

    public string Id => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{StartedAt:yyyyMMddHHmmss}");
}
