using Stopwatch = System.Diagnostics.Stopwatch;

namespace Rueckkopplung.Workflows.Execution;

/// <summary>What a burst has used of its budget. The children that it starts use the same.</summary>
internal sealed class BurstMeter(BurstBudget? budget)
{
    private readonly long started = Stopwatch.GetTimestamp();
    private int done;

    public bool IsUsedUp => budget is not null
        && (done >= budget.Activities || (budget.Time is { } time && Stopwatch.GetElapsedTime(started) > time));

    public void Count() => done++;
}
