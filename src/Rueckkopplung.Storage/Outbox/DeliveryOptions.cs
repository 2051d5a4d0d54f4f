using Microsoft.Extensions.Configuration;

namespace Rueckkopplung.Storage.Outbox;

/// <param name="Lease">How long a message is one node's, by the system's clock: a killed node's messages wait that long.</param>
public sealed record DeliveryOptions(TimeSpan Lease)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(2);

    /// <summary>Reads <c>Outbox:Lease</c>; two minutes unless set.</summary>
    public static DeliveryOptions From(IConfiguration configuration) =>
        new(configuration.GetValue("Outbox:Lease", Usual));
}
