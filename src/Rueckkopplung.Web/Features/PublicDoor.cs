using System.Threading.RateLimiting;

namespace Rueckkopplung.Web.Features;

/// <summary>
/// How often one address may send something without an account. The pages ask it themselves, because a refusal there
/// has to show the form again with all that was typed.
/// </summary>
public sealed class PublicDoor : IDisposable
{
    /// <summary>Sendings an hour and address.</summary>
    public const int Default = 60;

    private readonly PartitionedRateLimiter<string>? limiter;

    /// <param name="configuration">
    /// <c>Demo:Enabled</c> opens the door wide; <c>PublicDoor:PerHour</c> changes the number.
    /// </param>
    public PublicDoor(IConfiguration configuration)
    {
        if (configuration.GetValue<bool>("Demo:Enabled"))
            return;

        var perHour = configuration.GetValue<int?>("PublicDoor:PerHour") ?? Default;
        limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
            address,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perHour,
                Window = TimeSpan.FromHours(1),
                SegmentsPerWindow = 6,
                AutoReplenishment = true,
            }));
    }

    /// <summary>Lets one sending in, or says no; the number is counted either way.</summary>
    public bool LetsIn(HttpContext http)
    {
        if (limiter is null)
            return true;

        using var lease = limiter.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        return lease.IsAcquired;
    }

    public void Dispose() => limiter?.Dispose();
}
