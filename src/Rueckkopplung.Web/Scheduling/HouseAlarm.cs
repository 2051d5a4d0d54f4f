using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;

namespace Rueckkopplung.Web.Scheduling;

/// <summary>Goes through what is due, a batch of each kind in turn, until nothing is left.</summary>
internal sealed class HouseAlarm(IEnumerable<IDueWork> works, HouseClock clock, TimeProvider system)
{
    /// <summary>Does all that is due now by the house's clock; nothing while the clock stands.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var done = -1;
        while (done != 0 && !clock.Stands)
        {
            done = 0;
            foreach (var work in works)
                done += await work.RunDueAsync(clock.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>The next due moment on the system's clock, which is the one Quartz reads; null for none.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        foreach (var work in works)
        {
            if (await work.NextDueAsync(cancellationToken) is { } due && (next is null || due < next))
                next = due;
        }

        return next is { } instant ? system.GetUtcNow() + Positive(instant - clock.GetUtcNow()) : null;
    }

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
