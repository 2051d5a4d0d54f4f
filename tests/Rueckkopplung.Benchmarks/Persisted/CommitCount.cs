using System.Diagnostics;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>Counts the commits of the house and the steps in them, as it tells them to whoever listens.</summary>
internal sealed class CommitCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Source = "Rueckkopplung.Steps";
    private const string Committed = "step.committed";

    private readonly List<IDisposable> subscriptions = [];
    private long commits;
    private long steps;

    public CommitCount() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>How many steps share a COMMIT, on average.</summary>
    public double StepsEach => commits == 0 ? 1 : (double)steps / commits;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Source)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != Committed || value.Value is not Array origins)
            return;

        Interlocked.Increment(ref commits);
        Interlocked.Add(ref steps, origins.Length);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
