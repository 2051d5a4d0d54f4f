using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Time;

public abstract class ClockSpecs : StoreSpecs
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));
    private readonly PlannedWork work = new();

    private ClockMover Mover => House.Get<ClockMover>();

    private HouseClock Clock => House.Get<HouseClock>();

    [Fact]
    public async Task What_falls_due_on_the_way_happens_in_order_at_its_own_instant()
    {
        work.Due.AddRange([Monday.AddDays(2), Monday.AddDays(1), Monday.AddDays(9)]);

        var fired = await Mover.AdvanceToAsync(Monday.AddDays(3), CancellationToken.None);

        Assert.Equal(2, fired);
        Assert.Equal([Monday.AddDays(1), Monday.AddDays(2)], work.Happened);
        Assert.Equal(Monday.AddDays(3), Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_clock_is_committed_with_the_effects_and_stays_there_when_the_move_breaks()
    {
        work.Due.AddRange([Monday.AddDays(1), Monday.AddDays(2)]);
        work.BreaksAt = Monday.AddDays(2);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Mover.AdvanceToAsync(Monday.AddDays(3), CancellationToken.None));

        var clock = await House.ReadAsync(db => db.Clock.SingleAsync());
        Assert.Equal(Monday.AddDays(1), clock.StandsAt);
        Assert.Equal([Monday.AddDays(1)], work.Happened);
    }

    [Fact]
    public async Task After_a_broken_move_the_next_one_goes_on_where_it_ended()
    {
        work.Due.AddRange([Monday.AddDays(1), Monday.AddDays(2)]);
        work.BreaksAt = Monday.AddDays(2);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Mover.AdvanceToAsync(Monday.AddDays(3), CancellationToken.None));
        work.BreaksAt = null;

        await Mover.AdvanceToAsync(Monday.AddDays(3), CancellationToken.None);

        Assert.Equal([Monday.AddDays(1), Monday.AddDays(2)], work.Happened);
    }

    [Fact]
    public async Task It_never_goes_back()
    {
        await House.StepAsync(step => CaseFiles.OpenAsync(step));

        await Assert.ThrowsAsync<ClockGoesBackException>(() => Mover.AdvanceToAsync(Monday.AddDays(-1), CancellationToken.None));
        await Assert.ThrowsAsync<ClockGoesBackException>(() => Mover.StandAtAsync(Monday.AddDays(-1), CancellationToken.None));
    }

    [Fact]
    public async Task A_clock_that_stands_gives_every_step_the_same_time_until_it_runs_on()
    {
        var first = await House.StepAsync(step => Task.FromResult(step.GetRequiredService<StepScope>().Now));
        var second = await House.StepAsync(step => Task.FromResult(step.GetRequiredService<StepScope>().Now));
        await Mover.RunOnAsync(CancellationToken.None);

        Assert.Equal((Monday, Monday), (first, second));
        Assert.False(Clock.Stands);
        Assert.InRange(Clock.GetUtcNow(), Monday, Monday.AddMinutes(5));
    }

    [Fact]
    public async Task The_clock_is_found_again_as_it_was_left()
    {
        await Mover.RunOnAsync(CancellationToken.None);
        Clock.Set(TimeSpan.Zero, null);

        await Mover.LoadAsync(CancellationToken.None);

        Assert.InRange(Clock.GetUtcNow(), Monday, Monday.AddMinutes(5));
    }

    [Fact]
    public async Task Work_that_is_due_but_cannot_be_done_does_not_hold_the_clock_for_ever()
    {
        work.Due.Add(Monday.AddDays(1));
        work.IsStuck = true;

        await Mover.AdvanceToAsync(Monday.AddDays(3), CancellationToken.None);

        Assert.Equal(Monday.AddDays(3), Clock.GetUtcNow());
    }

    [Fact]
    public void What_was_read_before_the_last_move_does_not_take_the_clock_back()
    {
        var clock = new HouseClock(new StoppedTime(Monday));
        clock.Set(TimeSpan.FromHours(6), null);

        clock.Learn(TimeSpan.Zero, null);
        clock.Learn(TimeSpan.FromHours(6) - TimeSpan.FromMilliseconds(15), null);
        clock.Learn(TimeSpan.Zero, Monday.AddHours(5));
        Assert.Equal((Monday.AddHours(6), false), (clock.GetUtcNow(), clock.Stands));

        clock.Learn(TimeSpan.Zero, Monday.AddHours(7));
        Assert.Equal((Monday.AddHours(7), true), (clock.GetUtcNow(), clock.Stands));
    }

    [Fact]
    public async Task A_move_whose_caller_goes_away_leaves_a_running_clock_running()
    {
        await Mover.RunOnAsync(CancellationToken.None);
        work.Due.AddRange([Monday.AddDays(1), Monday.AddDays(2)]);
        work.BreaksAt = Monday.AddDays(2);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Mover.AdvanceToAsync(Monday.AddDays(3), CancellationToken.None));

        Assert.False(Clock.Stands);
        Assert.InRange(Clock.GetUtcNow(), Monday.AddDays(1), Monday.AddDays(1).AddMinutes(10));
    }

    [Fact]
    public void Equal_seeds_give_equal_ids_in_the_order_of_their_age()
    {
        var ids = House.Get<IHouseIds>();
        ids.Seed(7);
        var first = Enumerable.Range(0, 5000).Select(_ => ids.New()).ToList();
        ids.Seed(7);
        var again = Enumerable.Range(0, 5000).Select(_ => ids.New()).ToList();

        Assert.Equal(first, again);
        Assert.Equal(first.Select(id => id.ToString()).Order(StringComparer.Ordinal), first.Select(id => id.ToString()));
        Assert.Equal(5000, first.Distinct().Count());
    }

    protected override void Furnish(IServiceCollection services)
    {
        services.AddSingleton<IDueWork>(provider =>
        {
            work.Runner = provider.GetRequiredService<IStepRunner>();
            return work;
        });
    }

    protected override async Task PrepareAsync()
    {
        await CaseFiles.StoreCityAsync(House);
        await Mover.StandAtAsync(Monday, CancellationToken.None);
    }

    /// <summary>Work with due moments that notes when it happened.</summary>
    private sealed class PlannedWork : IDueWork
    {
        public IStepRunner Runner { get; set; } = null!;

        public List<DateTimeOffset> Due { get; } = [];

        public List<DateTimeOffset> Happened { get; } = [];

        public DateTimeOffset? BreaksAt { get; set; }

        public bool IsStuck { get; set; }

        public async Task<int> RunDueAsync(DateTimeOffset upTo, CancellationToken cancellationToken)
        {
            if (IsStuck || !Due.Exists(due => due <= upTo))
                return 0;

            var happened = await Runner.RunAsync(
                StepOrigin.Timer,
                (step, _) =>
                {
                    var now = step.GetRequiredService<StepScope>().Now;
                    step.GetRequiredService<RueckkopplungDb>().Settings.Add(new Setting { Key = $"{now:O}", Value = "1" });
                    return now == BreaksAt ? throw new InvalidOperationException("killed") : Task.FromResult(now);
                },
                cancellationToken);
            Happened.Add(happened);
            return Due.RemoveAll(due => due <= upTo);
        }

        public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
            Task.FromResult<DateTimeOffset?>(Due.Count == 0 ? null : Due.Min());
    }
}

public sealed class ClockOnSqlite : ClockSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class ClockOnPostgreSql : ClockSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
