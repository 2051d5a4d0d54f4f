namespace Rueckkopplung.Storage.Timers;

/// <summary>How long work that failed waits: 10 s, 40 s, 160 s … at most 6 h.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <param name="attempts">Attempts so far, at least 1.</param>
    public static TimeSpan After(int attempts)
    {
        var wait = TimeSpan.FromSeconds(10 * Math.Pow(4, Math.Min(attempts, 8) - 1));
        return wait < Longest ? wait : Longest;
    }
}
