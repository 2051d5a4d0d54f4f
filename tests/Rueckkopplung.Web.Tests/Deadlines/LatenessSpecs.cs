using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Testing;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Testing.Pages;
using Xunit.Abstractions;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>
/// The running house, Quartz and all, in real time beside people who read pages: how late stages come. The short form runs
/// beside other tests and is more patient.
/// </summary>
public abstract class LatenessSpecs(ITestOutputHelper output)
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1";
    private static readonly int Stages = IsLong ? 600 : 20;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(IsLong ? 100 : 50);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(IsLong ? 2 : 20);

    protected abstract Task<DemoHouse> OpenAsync();

    [Fact]
    public async Task Ninety_nine_of_a_hundred_stages_come_within_two_seconds_of_their_moment_and_each_once()
    {
        await using var house = await OpenAsync();
        await OneCase.AcceptedAsync(house);
        var task = await house.ReadAsync(db => db.Tasks.SingleAsync(one => one.Step == ProfileSteps.Outcome));
        await PlanAsync(house, task);

        using var lead = await Visitor.SignedInAsync(house.Address, "sqm.leitung");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System);
        while (await house.ReadAsync(db => db.Timers.AnyAsync(timer => timer.TaskId == task.Id && timer.FiredAt == null, limit.Token)))
            await lead.OpenAsync("/fristen?zeige=alle");

        var fired = await house.ReadAsync(db => db.Timers.Where(timer => timer.TaskId == task.Id).ToListAsync());
        var late = fired.Select(timer => timer.FiredAt!.Value - timer.Due).Order().ToList();
        output.WriteLine($"{late.Count} stages: p50 {late[late.Count / 2].TotalMilliseconds:F0} ms, p99 {late[late.Count * 99 / 100].TotalMilliseconds:F0} ms late");
        Assert.Equal(Stages, await house.ReadAsync(db => db.Journal.CountAsync(row => row.TaskId == task.Id && row.Stage != null)));
        Assert.All(late, span => Assert.True(span >= TimeSpan.Zero, "a stage came before its moment"));
        Assert.True(late[late.Count * 99 / 100] < Most, $"{late[late.Count * 99 / 100]} late");
    }

    private static async Task PlanAsync(DemoHouse house, HumanTask task) => await house.Services.GetRequiredService<IStepRunner>().RunAsync(
        StepOrigin.Continuation,
        (step, token) =>
        {
            var begin = house.Services.GetRequiredService<HouseClock>().GetUtcNow().AddSeconds(1);
            var stages = Enumerable.Range(0, Stages).Select(number => new TaskStage($"S{number}", begin + (number * Between), ["unit"])).ToList();
            return step.GetRequiredService<TaskClock>().PlanAsync(task.Id, task.DueAt!.Value, stages, clockStarts: null, token);
        },
        CancellationToken.None);
}

public sealed class LatenessOnSqlite(ITestOutputHelper output) : LatenessSpecs(output)
{
    protected override Task<DemoHouse> OpenAsync() => DemoHouse.OpenAsync(cases: 0);
}

public sealed class LatenessOnPostgreSql(ITestOutputHelper output) : LatenessSpecs(output)
{
    protected override async Task<DemoHouse> OpenAsync() => await DemoHouse.OpenAsync(cases: 0, database: await ClusterDatabase.CreateAsync());
}
