namespace Rueckkopplung.Storage.Steps;

/// <summary>The house's loops wait here until the house is ready: migrated, and filled in demo mode.</summary>
public sealed class HouseGate
{
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOpen => open.Task.IsCompleted;

    public void Open() => open.TrySetResult();

    internal Task WaitAsync(CancellationToken cancellationToken) => open.Task.WaitAsync(cancellationToken);
}
