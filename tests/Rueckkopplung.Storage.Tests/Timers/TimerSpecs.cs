using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Storage.Tests.Workflows;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Tests.Timers;

public abstract class TimerSpecs : ProcessSpecsBase
{
    private static Drawing Patient => new Drawing("patient")
        .With("ask", "Test.Ask", ("stageHours", "1,2,3")).With("close", "Test.Close").Then("ask", "close", "Ja");

    [Fact]
    public async Task A_timer_wakes_its_process_when_it_is_due_and_not_before()
    {
        await PublishAsync(Nap);
        var instance = await StartAsync("nap", await OpenCaseAsync());

        Assert.Equal(0, await Timers.RunDueAsync(Monday.AddMinutes(59), CancellationToken.None));
        Assert.Equal(1, await AdvanceAsync(1));

        var finished = await InstanceAsync(instance);
        Assert.Equal((WorkflowStatus.Finished, Monday.AddHours(1)), (finished.Status, finished.FinishedAt));
    }

    [Fact]
    public async Task Two_runners_fire_a_hundred_timers_once_each()
    {
        await PublishAsync(Nap);
        for (var number = 0; number < 100; number++)
            await StartAsync("nap", number % 2 == 0 ? await OpenCaseAsync() : null);

        var due = Monday.AddHours(1);
        var fired = await Task.WhenAll(
            Timers.RunDueAsync(due, CancellationToken.None), Timers.RunDueAsync(due, CancellationToken.None));
        var rest = await Timers.RunDueAsync(due, CancellationToken.None);

        Assert.Equal(100, fired.Sum() + rest);
        var bursts = await House.ReadAsync(db => db.Journal.Where(row => row.Event == BurstRows.Event).ToListAsync());
        Assert.Equal(100, bursts.SelectMany(BurstRows.Expand).Count(row => row.ActivityId == "close"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Stages_tell_their_targets_once_each_and_leave_the_task_where_it_is()
    {
        await PublishAsync(Patient);
        await StartAsync("patient", await OpenCaseAsync());
        var task = await OnlyTaskAsync();

        await AdvanceAsync(2.5);
        await AdvanceAsync(4);

        Assert.Equal(["E1", "E2", "E3"], await EventsAsync("stage.fired"));
        Assert.Equal(3, await House.ReadAsync(db => db.Outbox.CountAsync(message => message.TaskId == task)));
        Assert.Equal(task, await OnlyTaskAsync());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_done_task_has_no_stages_any_more()
    {
        await PublishAsync(Patient);
        await StartAsync("patient", await OpenCaseAsync());
        await AdvanceAsync(1);

        await DoAsync(await OnlyTaskAsync(), "Ja");
        await AdvanceAsync(10);

        Assert.Equal(["E1"], await EventsAsync("stage.fired"));
        Assert.Equal(0, await House.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Fact]
    public async Task The_last_stage_takes_the_outcome_that_the_drawing_connects()
    {
        await PublishAsync(new Drawing("late")
            .With("ask", "Test.Ask", ("stageHours", "1,2"), ("overdue", "Überfällig")).With("close", "Test.Close")
            .Then("ask", "close", "Überfällig"));
        var instance = await StartAsync("late", await OpenCaseAsync());

        await AdvanceAsync(1);
        Assert.Equal(WorkflowStatus.Running, (await InstanceAsync(instance)).Status);
        await AdvanceAsync(1);

        Assert.Equal(WorkflowStatus.Finished, (await InstanceAsync(instance)).Status);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_timer_that_fails_spares_the_others_backs_off_and_becomes_an_incident()
    {
        await PublishAsync(
            Nap, new Drawing("bad").With("sleep", "Test.Sleep").With("poison", "Test.Poison").Then("sleep", "poison"));
        await StartAsync("bad", await OpenCaseAsync());
        var good = await StartAsync("nap", await OpenCaseAsync());

        await AdvanceAsync(1);
        Assert.Equal(WorkflowStatus.Finished, (await InstanceAsync(good)).Status);
        Assert.Equal(1, await House.ReadAsync(db => db.Timers.Select(timer => timer.Attempts).SingleAsync()));
        await AdvanceAsync(48);

        var incident = Assert.Single(await IncidentsAsync());
        Assert.Equal(IncidentKinds.Timer, incident.Kind);
        Assert.Equal(DueTimers.MostAttempts, await House.ReadAsync(db => db.Timers.Select(timer => timer.Attempts).SingleAsync()));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_timer_that_was_given_up_is_tried_again_when_its_incident_is_retried()
    {
        await PublishAsync(new Drawing("bad").With("sleep", "Test.Sleep").With("poison", "Test.Poison").Then("sleep", "poison"));
        await StartAsync("bad", await OpenCaseAsync());
        await AdvanceAsync(48);
        var incident = Assert.Single(await IncidentsAsync());

        Assert.True(await House.StepAsync(step =>
            step.GetRequiredService<ProcessSession>().RetryAsync(incident.Id, CancellationToken.None)));

        Assert.Empty(await IncidentsAsync());
        Assert.False(await House.ReadAsync(db => db.Timers.Select(timer => timer.IsFailed).SingleAsync()));
    }

    [Fact]
    public async Task The_next_due_moment_is_known()
    {
        await PublishAsync(Nap);
        Assert.Null(await Timers.NextDueAsync(CancellationToken.None));

        await StartAsync("nap", await OpenCaseAsync());

        Assert.Equal(Monday.AddHours(1), await Timers.NextDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_timer_is_committed_with_what_it_does_or_stays_due()
    {
        await PublishAsync(Nap);
        var instance = await StartAsync("nap", await OpenCaseAsync());
        var timer = await House.ReadAsync(db => db.Timers.Select(row => row.Id).SingleAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => House.StepAsync(
            async step =>
            {
                Assert.True(await step.GetRequiredService<TimerSteps>().FireAsync(timer, CancellationToken.None));
                throw new InvalidOperationException("killed");
            },
            StepOrigin.Timer));

        Assert.Equal(WorkflowStatus.Running, (await InstanceAsync(instance)).Status);
        Assert.Equal(1, await House.ReadAsync(db => db.Timers.CountAsync()));
    }

    protected override void Furnish(IServiceCollection services) => services.AddScoped<IStageNotices, PlainNotices>();

    private sealed class PlainNotices : IStageNotices
    {
        public Task<IReadOnlyList<OutgoingMessage>> ForAsync(StageFired fired, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<OutgoingMessage>>([.. fired.Targets.Select(target => new OutgoingMessage(
                "stage", RecipientKind.Unit, target, AnswerWay.Email, "de", fired.Stage, fired.TaskName))]);
    }
}

public sealed class TimersOnSqlite : TimerSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class TimersOnPostgreSql : TimerSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
