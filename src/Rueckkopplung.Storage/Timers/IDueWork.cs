namespace Rueckkopplung.Storage.Timers;

/// <summary>Work with due moments: timers, continuations, series. The clock wakes it; the demo clock goes through it.</summary>
public interface IDueWork
{
    /// <summary>Does what is due up to an instant of the house's clock.</summary>
    /// <returns>How much was done.</returns>
    Task<int> RunDueAsync(DateTimeOffset upTo, CancellationToken cancellationToken);

    /// <summary>The next due moment, perhaps in the past; null when nothing is planned.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}
