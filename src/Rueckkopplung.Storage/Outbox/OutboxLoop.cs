using Microsoft.Extensions.Logging;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Outbox;

/// <summary>Delivers mails after the commit that wrote them, and those whose wait or lease is over.</summary>
internal sealed class OutboxLoop(OutboxDelivery delivery, HouseGate gate, WakeUpCalls calls, ILogger<OutboxLoop> log)
    : HouseLoop(gate, calls, log)
{
    protected override Task WorkAsync(CancellationToken cancellationToken) =>
        delivery.DeliverDueAsync(cancellationToken);
}
