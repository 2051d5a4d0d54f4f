namespace Rueckkopplung.Storage.Steps;

/// <summary>Wakes the house's loops after a commit that left them something; a call that comes too early is kept.</summary>
public sealed class WakeUpCalls : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    /// <summary>Raised after each commit, for whoever keeps a clock of its own. Handlers must be quick.</summary>
    public event EventHandler? Rung;

    public void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // it rings already
        }

        Rung?.Invoke(this, EventArgs.Empty);
    }

    public void Dispose() => bell.Dispose();

    /// <summary>Waits for a call, at most this long by the system's clock.</summary>
    internal Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        bell.WaitAsync(longest, cancellationToken);
}
