using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Timers;

namespace Rueckkopplung.Storage.Time;

/// <summary>
/// Moves the demo clock forward through everything that falls due on the way, in order. Each instant is committed with its
/// effects, so a kill in the middle leaves the clock where the last effects happened.
/// </summary>
public sealed class ClockMover : IDisposable
{
    private readonly IStepRunner runner;
    private readonly HouseClock clock;
    private readonly ClockTable table;
    private readonly IEnumerable<IDueWork> works;
    private readonly SemaphoreSlim oneAtATime = new(1);

    internal ClockMover(IStepRunner steps, HouseClock house, ClockTable clockTable, IEnumerable<IDueWork> dueWorks) =>
        (runner, clock, table, works) = (steps, house, clockTable, dueWorks);

    /// <summary>Goes to the instant; what is due exactly then happens too.</summary>
    /// <returns>How many due things happened.</returns>
    /// <exception cref="ClockGoesBackException">The instant lies before the house's now.</exception>
    public async Task<int> AdvanceToAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        target = HouseClock.Whole(target);
        await oneAtATime.WaitAsync(cancellationToken);
        var stood = clock.Stands;
        try
        {
            var now = clock.GetUtcNow();
            if (target < now)
                throw new ClockGoesBackException(now, target);

            var done = await PassThroughAsync(target, cancellationToken);
            await ArriveAsync(target, stood, cancellationToken);
            return done;
        }
        finally
        {
            ClockTable.MoveTo(null);
            oneAtATime.Release();
            // a move that broke, or whose caller went away, must not leave a running clock standing
            if (clock.Stands && !stood)
                await RunOnAsync(CancellationToken.None);
        }
    }

    /// <summary>Lets the clock stand at an instant, as while the demo city is filled. Back only while there is no case.</summary>
    /// <exception cref="ClockGoesBackException">The instant lies before the house's now, and there are cases.</exception>
    public Task StandAtAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var whole = HouseClock.Whole(instant);
        return SetAsync(whole, whole, cancellationToken);
    }

    /// <summary>Lets a clock that stands run on from there.</summary>
    public Task RunOnAsync(CancellationToken cancellationToken) =>
        SetAsync(clock.GetUtcNow(), standsAt: null, cancellationToken);

    /// <summary>Reads the clock as the last process left it; a clock that a killed move left standing runs on.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await table.LoadAsync(cancellationToken);
        if (clock.Stands)
            await RunOnAsync(cancellationToken);
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task<int> PassThroughAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        var done = 0;
        DateTimeOffset? idleAt = null;
        while (await NextAsync(cancellationToken) is { } next && next <= target)
        {
            var now = clock.GetUtcNow();
            var instant = next > now ? next : now;
            ClockTable.MoveTo(instant);
            var happened = await RunDueAsync(instant, cancellationToken);
            // something due that nothing can be done about must not hold the clock for ever
            if (happened == 0 && idleAt == next)
                break;

            idleAt = happened == 0 ? next : null;
            done += happened;
            StepPoints.Reach(StepPoints.ClockMoving);
        }

        return done;
    }

    private async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? first = null;
        foreach (var work in works)
        {
            if (await work.NextDueAsync(cancellationToken) is { } due && (first is null || due < first))
                first = due;
        }

        return first;
    }

    // work with nothing due is left alone: an empty step would commit the clock without an effect
    private async Task<int> RunDueAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var all = 0;
        foreach (var work in works)
        {
            if (await work.NextDueAsync(cancellationToken) <= instant)
                all += await work.RunDueAsync(instant, cancellationToken);
        }

        return all;
    }

    // a running clock may have passed a near target meanwhile
    private Task<bool> ArriveAsync(DateTimeOffset target, bool stands, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return now > target && !clock.Stands
            ? Task.FromResult(true)
            : SetAsync(target, stands ? target : null, cancellationToken);
    }

    private Task<bool> SetAsync(DateTimeOffset instant, DateTimeOffset? standsAt, CancellationToken cancellationToken)
    {
        ClockTable.MoveTo(null);
        return runner.RunAsync(
            StepOrigin.Continuation,
            async (step, token) =>
            {
                var scope = step.GetRequiredService<StepScope>();
                var db = step.GetRequiredService<RueckkopplungDb>();
                if (instant < scope.Now && await db.Cases.AnyAsync(token))
                    throw new ClockGoesBackException(scope.Now, instant);

                await table.SetAsync(scope, instant, standsAt, token);
                scope.LeaveWork();
                return true;
            },
            cancellationToken);
    }
}

/// <summary>The house's clock only goes forward.</summary>
public sealed class ClockGoesBackException(DateTimeOffset now, DateTimeOffset wanted)
    : Exception($"The house's clock is at {now:O}; it cannot go back to {wanted:O}.");
