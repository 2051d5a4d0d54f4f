using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Rueckkopplung.Storage.Steps;

/// <summary>A loop that does something after each wake-up call and at least every 30 s, once the house is ready.</summary>
internal abstract partial class HouseLoop(HouseGate gate, WakeUpCalls calls, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);

    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = new Bell(calls);
        await gate.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // a loop that ends takes the house with it; the next call tries again
                RoundFailed(log, GetType().Name, failure);
            }

            await bell.WaitAsync(Sweep, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Loop} could not work; it tries again with the next call")]
    private static partial void RoundFailed(ILogger logger, string loop, Exception cause);
}
