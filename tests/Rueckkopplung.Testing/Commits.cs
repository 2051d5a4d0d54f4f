using System.Threading.Channels;

namespace Rueckkopplung.Testing;

/// <summary>Waits for commits; none that comes between two waits is missed.</summary>
public sealed class Commits : StepListener
{
    private readonly Channel<int> heard = Channel.CreateUnbounded<int>();

    /// <summary>Returns when there was a commit since the last one that this told of.</summary>
    /// <exception cref="OperationCanceledException">None came in time.</exception>
    public async Task NextAsync(CancellationToken limit) => await heard.Reader.ReadAsync(limit);

    protected override void OnCommit(int count) => heard.Writer.TryWrite(count);
}
