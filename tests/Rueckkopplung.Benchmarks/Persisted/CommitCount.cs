using Rueckkopplung.Testing;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>Counts the commits of the house and the steps in them.</summary>
internal sealed class CommitCount : StepListener
{
    private long commits;
    private long steps;

    /// <summary>How many steps share a COMMIT, on average.</summary>
    public double StepsEach => commits == 0 ? 1 : (double)steps / commits;

    protected override void OnCommit(int count)
    {
        Interlocked.Increment(ref commits);
        Interlocked.Add(ref steps, count);
    }
}
