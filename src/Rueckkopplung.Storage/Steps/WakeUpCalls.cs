namespace Rueckkopplung.Storage.Steps;

/// <summary>Rings after a commit that left work for the house's loops; whoever keeps a clock of its own listens too.</summary>
public sealed class WakeUpCalls
{
    /// <summary>Handlers must be quick and must not throw.</summary>
    public event EventHandler? Rung;

    public void Ring() => Rung?.Invoke(this, EventArgs.Empty);
}

/// <summary>One listener's bell: a call that comes while it works is kept.</summary>
internal sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);
    private readonly WakeUpCalls calls;

    public Bell(WakeUpCalls wakeUpCalls)
    {
        calls = wakeUpCalls;
        calls.Rung += Keep;
    }

    /// <summary>Waits for a call, at most this long by the system's clock.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        rung.WaitAsync(longest, cancellationToken);

    public void Dispose()
    {
        calls.Rung -= Keep;
        rung.Dispose();
    }

    private void Keep(object? sender, EventArgs call)
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // it has rung already
        }
    }
}
