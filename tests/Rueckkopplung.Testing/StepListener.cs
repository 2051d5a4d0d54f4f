using System.Diagnostics;

namespace Rueckkopplung.Testing;

/// <summary>Hears from now on where the steps of the houses of this process are, as the product tells it.</summary>
public abstract class StepListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Source = "Rueckkopplung.Steps";
    private const string Committed = "step.committed";

    private readonly List<IDisposable> subscriptions = [];

    protected StepListener() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Source)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Committed && value.Value is Array origins)
            OnCommit(origins.Length);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        subscriptions.ForEach(subscription => subscription.Dispose());
        GC.SuppressFinalize(this);
    }

    /// <summary>So many steps have been committed together.</summary>
    protected abstract void OnCommit(int count);
}
