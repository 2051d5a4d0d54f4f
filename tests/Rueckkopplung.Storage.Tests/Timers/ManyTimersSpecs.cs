using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Storage.Tests.Workflows;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Testing.Databases;
using Xunit.Abstractions;

namespace Rueckkopplung.Storage.Tests.Timers;

/// <summary>
/// Very many pending stages: 100,000 of which 10,000 fall due in one hour, in the long form; a fiftieth in the short one,
/// which runs beside other tests: there times are bounded tenfold. The figures go to the test's output.
/// </summary>
public abstract class ManyTimersSpecs(ITestOutputHelper output) : ProcessSpecsBase
{
    private const int Share = 10;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1";
    private static readonly int Pending = IsLong ? 100_000 : 2_000;
    private static readonly int Patience = IsLong ? 1 : 10;
    private const int Cases = 100;

    [Fact]
    public async Task The_next_due_moment_is_found_at_once_and_a_flood_is_carried_out_once_each_beside_people()
    {
        await FillAsync();
        var search = await MeasureAsync(50, () => Timers.NextDueAsync(CancellationToken.None));
        output.WriteLine($"{Pending} pending: next due p95 {search:F2} ms");
        Assert.True(search < 5 * Patience, $"the next due moment took {search:F2} ms");

        var watch = Stopwatch.StartNew();
        var flood = Task.Run(() => Timers.RunDueAsync(Monday.AddHours(2), CancellationToken.None));
        var interactive = new List<double>();
        while (!flood.IsCompleted)
            interactive.Add(await MeasureAsync(1, WorkAsync));
        var fired = await flood;

        var slow = interactive.Order().ElementAt(interactive.Count * 95 / 100);
        output.WriteLine($"{fired} due in {watch.Elapsed.TotalSeconds:F1} s; {interactive.Count} interactive steps beside, p95 {slow:F0} ms");
        Assert.Equal(Pending / Share, fired + await Timers.RunDueAsync(Monday.AddHours(2), CancellationToken.None));
        Assert.Equal(Pending / Share, (await EventsAsync("stage.fired")).Count + (await EventsAsync("stage.caught-up")).Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60 * Patience), $"it took {watch.Elapsed}");
        Assert.True(slow < 300 * Patience, $"people waited {slow:F0} ms");
    }

    protected override void Furnish(IServiceCollection services) => services.AddScoped<IStageNotices, OneNotice>();

    // what a person's command does: read a case, change it, commit
    private Task<bool> WorkAsync() => House.StepAsync(async step =>
    {
        var db = step.GetRequiredService<RueckkopplungDb>();
        var file = await db.CaseAsync(await db.Cases.Select(one => one.Id).FirstAsync(), CancellationToken.None);
        file.AddNote("Gesehen.", Rueckkopplung.Cases.Actor.House, Monday);
        return true;
    });

    private static async Task<double> MeasureAsync<T>(int times, Func<Task<T>> act)
    {
        var taken = new List<double>(times);
        for (var turn = 0; turn < times; turn++)
        {
            var watch = Stopwatch.StartNew();
            await act();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        return taken.Order().ElementAt(taken.Count * 95 / 100);
    }

    private async Task FillAsync()
    {
        await PublishAsync(new Drawing("patient")
            .With("ask", "Test.Ask").With("close", "Test.Close").Then("ask", "close", "Ja"));
        for (var number = 0; number < Cases; number++)
            await StartAsync("patient", await OpenCaseAsync());
        var open = await House.ReadAsync(db => db.Tasks.AsNoTracking().ToListAsync());
        foreach (var chunk in Enumerable.Range(0, Pending).Chunk(5_000))
        {
            await House.StepAsync(step =>
            {
                var (db, ids) = (step.GetRequiredService<RueckkopplungDb>(), step.GetRequiredService<IHouseIds>());
                foreach (var number in chunk)
                    Add(db, ids, open[number % Cases], number);
                return Task.CompletedTask;
            });
        }
    }

    private static void Add(RueckkopplungDb db, IHouseIds ids, HumanTask like, int number)
    {
        var due = number % Share == 0 ? Monday.AddHours(1).AddSeconds(number % 3_600) : Monday.AddDays(1 + (number % 90));
        var task = new HumanTask
        {
            Id = ids.New(),
            InstanceId = like.InstanceId,
            CaseId = like.CaseId,
            ActivityId = like.ActivityId,
            Name = like.Name,
            Title = like.Title,
            Outcomes = like.Outcomes,
            Form = like.Form,
        };
        db.Tasks.Add(task);
        db.Timers.Add(new HouseTimer
        {
            Id = ids.New(),
            Due = due,
            TryAt = due,
            InstanceId = task.InstanceId,
            CaseId = task.CaseId,
            ActivityId = task.ActivityId,
            TaskId = task.Id,
            Stage = "R1",
            Targets = "[\"unit\"]",
        });
    }

    private sealed class OneNotice : IStageNotices
    {
        public Task<IReadOnlyList<OutgoingMessage>> ForAsync(StageFired fired, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<OutgoingMessage>>(
                [new OutgoingMessage("stage", RecipientKind.Unit, "KBK-A", AnswerWay.Email, "de", fired.Stage, fired.TaskName)]);
    }
}

public sealed class ManyTimersOnSqlite(ITestOutputHelper output) : ManyTimersSpecs(output)
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class ManyTimersOnPostgreSql(ITestOutputHelper output) : ManyTimersSpecs(output)
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
