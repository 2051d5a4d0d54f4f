using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Runs continuations right after the commit that left them.</summary>
internal sealed class ContinuationLoop(
    Continuations continuations, HouseGate gate, WakeUpCalls calls, ILogger<ContinuationLoop> log)
    : HouseLoop(gate, calls, log)
{
    protected override Task WorkAsync(CancellationToken cancellationToken) =>
        continuations.RunReadyAsync(cancellationToken);
}
