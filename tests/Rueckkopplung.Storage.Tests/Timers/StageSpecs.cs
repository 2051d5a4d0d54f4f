using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Storage.Tests.Workflows;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Timers;

/// <summary>Stages of a task that is paused, moved, done late, caught up after an outage, or fought for.</summary>
public abstract class StageSpecs : ProcessSpecsBase
{
    private static Drawing Patient => new Drawing("patient")
        .With("ask", "Test.Ask", ("stageHours", "1,2,3")).With("close", "Test.Close").Then("ask", "close", "Ja");

    [Fact]
    public async Task A_moved_task_keeps_the_stages_that_fired_and_plans_the_others_anew()
    {
        var task = await OpenTaskAsync();
        await AdvanceAsync(1.5);

        Assert.True(await PlanAsync(task, clockStarts: null));
        await AdvanceAsync(3);
        Assert.Equal(["E1"], await EventsAsync("stage.fired"));
        await AdvanceAsync(20);

        Assert.Equal(["E1", "E2", "E3"], await EventsAsync("stage.fired"));
        Assert.Equal(Monday.AddHours(30), await House.ReadAsync(db => db.Tasks.Select(one => one.DueAt).SingleAsync()));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task The_end_of_a_pause_comes_by_itself_once_and_is_no_stage()
    {
        var task = await OpenTaskAsync();
        await PlanAsync(task, Monday.AddHours(5));

        await AdvanceAsync(9);

        Assert.Equal(1, House.Get<RecordedClockStarts>().Count);
        Assert.Equal(["E1"], await EventsAsync("stage.fired"));
        Assert.Equal(["E1", "E2", "E3"], await House.ReadAsync(db => db.Timers.OrderBy(timer => timer.Due).Select(timer => timer.Stage).ToListAsync()));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_task_that_is_gone_is_not_planned_again()
    {
        var task = await OpenTaskAsync();
        await DoAsync(task, "Ja");

        Assert.False(await PlanAsync(task, Monday.AddHours(5)));

        Assert.Equal(0, await House.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Fact]
    public async Task Whether_a_step_was_overdue_is_frozen_when_it_ends_and_names_no_person()
    {
        var late = await OpenTaskAsync();
        await AdvanceAsync(9);
        await DoAsync(late, "Ja");
        var inTime = await OpenTaskAsync();
        await DoAsync(inTime, "Ja");

        var times = await House.ReadAsync(db => db.StepTimes.ToDictionaryAsync(time => time.Id));

        Assert.Equal((true, true), (times[late].WasOverdue, times[late].WasDone));
        Assert.Equal((false, "KBK-A"), (times[inTime].WasOverdue, times[inTime].UnitCode));
        Assert.DoesNotContain(typeof(StepTime).GetProperties(), one => one.Name.Contains("Person", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_ends_freezes_its_open_step_as_not_done()
    {
        await OpenTaskAsync();
        var instance = await House.ReadAsync(db => db.Instances.Select(one => one.Id).SingleAsync());

        await House.StepAsync(step => step.GetRequiredService<ProcessSession>().EndAsync(instance, "withdrawn", CancellationToken.None));

        Assert.False((await House.ReadAsync(db => db.StepTimes.SingleAsync())).WasDone);
        Assert.Equal(0, await House.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Fact]
    public async Task After_an_outage_overdue_stages_come_in_order_once_and_each_recipient_hears_once()
    {
        for (var number = 0; number < 30; number++)
            await OpenTaskAsync();
        await House.Get<ClockMover>().StandAtAsync(Monday.AddDays(1), CancellationToken.None);

        await RunAllAsync();
        await RunAllAsync();

        Assert.Empty(await EventsAsync("stage.fired"));
        Assert.Equal(90, (await EventsAsync("stage.caught-up")).Count);
        Assert.Equal(Enumerable.Repeat("E1", 30).Concat(Enumerable.Repeat("E2", 30)).Concat(Enumerable.Repeat("E3", 30)), await EventsAsync("stage.caught-up"));
        var sent = await House.ReadAsync(db => db.Outbox.Where(one => one.State == OutboxState.Waiting).ToListAsync());
        Assert.Equal("90", Assert.Single(sent).Subject);
        Assert.Equal(90, await House.ReadAsync(db => db.Outbox.CountAsync(one => one.BundledIn == sent[0].Id)));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_task_done_while_its_stage_fires_has_one_winner()
    {
        for (var round = 0; round < 20; round++)
        {
            var task = await OpenTaskAsync();
            var due = Monday.AddHours(1);

            await Task.WhenAll(DoAsync(task, "Ja"), Timers.RunDueAsync(due, CancellationToken.None));

            var rows = await House.ReadAsync(db => db.Journal.Where(row => row.TaskId == task).OrderBy(row => row.Id).ToListAsync());
            var done = rows.FindIndex(row => row.Event == "task.done");
            Assert.Single(rows, row => row.Event == "task.done");
            Assert.True(rows.FindIndex(row => row.Event.StartsWith("stage.", StringComparison.Ordinal)) < done, "a stage fired for a task that was done");
        }

        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_task_done_after_its_stage_was_due_and_before_it_came_wins_and_the_history_says_so()
    {
        var task = await OpenTaskAsync();
        await House.Get<ClockMover>().StandAtAsync(Monday.AddHours(2.5), CancellationToken.None);

        await DoAsync(task, "Ja");
        await RunAllAsync();

        Assert.Empty(await EventsAsync("stage.fired"));
        Assert.Empty(await EventsAsync("stage.caught-up"));
        Assert.Equal(["E1", "E2"], await House.ReadAsync(db => db.Journal.Where(row => row.TaskId == task && row.Event == "stage.overtaken")
            .OrderBy(row => row.Id).Select(row => row.Message).ToListAsync()));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_person_and_the_clock_that_fire_the_same_stage_at_once_fire_it_once()
    {
        for (var round = 0; round < 10; round++)
        {
            var task = await OpenTaskAsync();
            var timer = await House.ReadAsync(db => db.Timers.Where(one => one.TaskId == task).OrderBy(one => one.Due).Select(one => one.Id).FirstAsync());

            var byHand = House.StepAsync(step => step.GetRequiredService<TimerDesk>().FireAsync(timer, "eilt", CancellationToken.None));
            await Task.WhenAll(byHand, Timers.RunDueAsync(Monday.AddHours(1), CancellationToken.None));

            Assert.Single(await House.ReadAsync(db => db.Journal.Where(row => row.TaskId == task && row.Stage == "E1").ToListAsync()));
            Assert.Equal(await byHand ? 1 : 0, await House.ReadAsync(db => db.Journal.CountAsync(row => row.TaskId == task && row.Event == "timer.fired-by-hand")));
        }

        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_person_can_fire_a_stage_early_or_take_it_back_with_a_reason()
    {
        var task = await OpenTaskAsync();
        var timers = await House.ReadAsync(db => db.Timers.OrderBy(timer => timer.Due).Select(timer => timer.Id).ToListAsync());

        Assert.True(await House.StepAsync(step => step.GetRequiredService<TimerDesk>().FireAsync(timers[0], "eilt", CancellationToken.None)));
        Assert.True(await House.StepAsync(step => step.GetRequiredService<TimerDesk>().CancelAsync(timers[1], "ist geklärt", CancellationToken.None)));
        await PlanAsync(task, clockStarts: null);
        await AdvanceAsync(40);

        Assert.Equal(["E1", "E3"], await EventsAsync("stage.fired"));
        Assert.False(await House.StepAsync(step => step.GetRequiredService<TimerDesk>().CancelAsync(timers[0], "doch nicht", CancellationToken.None)));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task The_ledger_is_stored_with_the_case()
    {
        var id = await OpenCaseAsync();
        var city = new CityDirectory(CaseFiles.City);
        var unit = new Actor(40, Role.Unit, "KBK-A");
        await House.StepAsync(async step =>
        {
            var file = await step.GetRequiredService<RueckkopplungDb>().CaseAsync(id, CancellationToken.None);
            CaseFiles.Assign(file, "KBK-A", Monday);
            file.Accept(file.Parts[0].Id, unit, Monday);
            file.StopClock(new PauseRequest(file.Parts[0].Id, PauseReasons.Weather, "Frost"), city, unit, Monday.AddHours(1));
            file.StartClock(city, unit, Monday.AddHours(3));
        });

        var stored = await House.ReadAsync(db => db.Cases.Whole().SingleAsync());

        Assert.Equal([new PausedSpan(Monday.AddHours(1), Monday.AddHours(3))], stored.Ledger.Spans);
        Assert.Equal((PauseEnd.GoneOn, "Frost", "KBK-A"), (stored.Pauses[0].EndedBy, stored.Pauses[0].Words, stored.Pauses[0].UnitCode));
        Assert.Equal(["clock.stopped", "clock.started"], await House.ReadAsync(db => db.Journal
            .Where(row => row.Event.StartsWith("clock.")).OrderBy(row => row.Id).Select(row => row.Event).ToListAsync()));
    }

    protected override void Furnish(IServiceCollection services)
    {
        services.AddSingleton<RecordedClockStarts>();
        services.AddScoped<IClockStart>(provider => provider.GetRequiredService<RecordedClockStarts>());
        services.AddScoped<IStageNotices, UnitNotices>();
        services.AddSingleton<IBundleWords, CountedWords>();
    }

    private async Task<Guid> OpenTaskAsync()
    {
        if (!await House.ReadAsync(db => db.Definitions.AnyAsync()))
            await PublishAsync(Patient);
        var instance = await StartAsync("patient", await OpenCaseAsync());
        return await House.ReadAsync(db => db.Tasks.Where(task => task.InstanceId == instance).Select(task => task.Id).SingleAsync());
    }

    private Task<bool> PlanAsync(Guid task, DateTimeOffset? clockStarts) => House.StepAsync(step =>
        step.GetRequiredService<TaskClock>().PlanAsync(
            task,
            Monday.AddHours(30),
            [.. Enumerable.Range(1, 3).Select(hour => new TaskStage($"E{hour}", Monday.AddHours(hour + (hour == 1 ? 0.5 : 10)), ["unit"]))],
            clockStarts,
            CancellationToken.None));

    private async Task RunAllAsync()
    {
        foreach (var work in House.Services.GetServices<IDueWork>())
            await work.RunDueAsync(House.Get<HouseClock>().GetUtcNow(), CancellationToken.None);
    }

    private sealed class RecordedClockStarts : IClockStart
    {
        public int Count { get; private set; }

        public Task StartAsync(Guid caseId, CancellationToken cancellationToken)
        {
            Count++;
            return Task.CompletedTask;
        }
    }

    private sealed class UnitNotices : IStageNotices
    {
        public Task<IReadOnlyList<OutgoingMessage>> ForAsync(StageFired fired, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<OutgoingMessage>>(
                [new OutgoingMessage("stage", RecipientKind.Unit, "KBK-A", AnswerWay.Email, "de", fired.Stage, fired.TaskName)]);
    }

    private sealed class CountedWords : IBundleWords
    {
        public (string Subject, string Body) Of(IReadOnlyList<HeldMessage> held) =>
            (held.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), string.Join('\n', held.Select(one => one.Subject)));
    }
}

public sealed class StagesOnSqlite : StageSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class StagesOnPostgreSql : StageSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
