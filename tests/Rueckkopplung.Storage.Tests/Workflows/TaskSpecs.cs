using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Tests.Workflows;

public abstract class TaskSpecs : ProcessSpecsBase
{
    [Fact]
    public async Task A_started_process_opens_its_task_with_what_people_need_to_do_it()
    {
        await PublishAsync(Question);
        var caseId = await OpenCaseAsync();

        var instance = await StartAsync("question", caseId);

        var task = await House.ReadAsync(db => db.Tasks.SingleAsync());
        Assert.Equal((instance, caseId, "ask", "KBK-A"), (task.InstanceId, task.CaseId, task.Name, task.UnitCode));
        Assert.Equal(WorkflowStatus.Running, (await InstanceAsync(instance)).Status);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_done_task_is_gone_and_the_process_ends_without_leftovers()
    {
        await PublishAsync(Question);
        var instance = await StartAsync("question", await OpenCaseAsync());

        Assert.True(await DoAsync(await OnlyTaskAsync(), "Ja"));

        var finished = await InstanceAsync(instance);
        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Finished), (finished.Status, finished.SubStatus));
        Assert.True(finished.PassedClosing);
        Assert.Null(finished.State);
        Assert.Equal(["ask"], await EventsAsync("task.done"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_task_that_is_done_already_does_nothing_more()
    {
        await PublishAsync(Question);
        await StartAsync("question", await OpenCaseAsync());
        var task = await OnlyTaskAsync();
        await DoAsync(task, "Ja");

        Assert.False(await DoAsync(task, "Nein"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public async Task Of_many_who_do_one_task_at_once_exactly_one_has_done_it(int people)
    {
        await PublishAsync(Question);
        await StartAsync("question", await OpenCaseAsync());
        var task = await OnlyTaskAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, people).Select(_ => DoAsync(task, "Ja")));

        Assert.Single(results, done => done);
        Assert.Single(await EventsAsync("task.done"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Twenty_branches_of_one_instance_resumed_at_once_all_go_on()
    {
        var drawing = new Drawing("branches").With("start", "Elsa.Start");
        for (var branch = 0; branch < 20; branch++)
            drawing.With($"w{branch}", "Test.Wait", ("signal", $"s{branch}")).Then("start", $"w{branch}");
        await PublishAsync(drawing);
        var caseId = await OpenCaseAsync();
        var instance = await StartAsync("branches", caseId);

        var resumed = await Task.WhenAll(Enumerable.Range(0, 20).Select(branch => SignalAsync($"s{branch}", caseId)));

        Assert.All(resumed, count => Assert.Equal(1, count));
        Assert.Equal(WorkflowStatus.Finished, (await InstanceAsync(instance)).Status);
        Assert.Equal(0, await House.ReadAsync(db => db.Bookmarks.CountAsync()));
    }

    [Fact]
    public async Task An_outcome_that_the_task_does_not_have_is_refused_and_the_task_stays()
    {
        await PublishAsync(Question);
        await StartAsync("question", await OpenCaseAsync());
        var task = await OnlyTaskAsync();

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => DoAsync(task, "Vielleicht"));

        Assert.Equal("task.has-outcome", refusal.Code);
        Assert.Equal(task, await OnlyTaskAsync());
    }

    [Fact]
    public async Task A_rule_broken_in_a_persons_step_refuses_the_step_and_the_task_stays()
    {
        await PublishAsync(new Drawing("rule").With("ask", "Test.Ask").With("rule", "Test.Rule").Then("ask", "rule", "Ja"));
        await StartAsync("rule", await OpenCaseAsync());
        var task = await OnlyTaskAsync();

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => DoAsync(task, "Ja"));

        Assert.Equal("case.is-open", refusal.Code);
        Assert.Equal(task, await OnlyTaskAsync());
        Assert.Empty(await EventsAsync("task.done"));
        Assert.Empty(await IncidentsAsync());
    }

    [Fact]
    public async Task A_rule_broken_in_the_houses_own_step_is_an_incident_that_can_be_retried()
    {
        await PublishAsync(new Drawing("rule").With("sleep", "Test.Sleep").With("rule", "Test.Rule").Then("sleep", "rule"));
        await StartAsync("rule", await OpenCaseAsync());

        await AdvanceAsync(2);

        var incident = Assert.Single(await IncidentsAsync());
        Assert.Equal((IncidentKinds.Activity, "rule"), (incident.Kind, incident.ActivityId));
        Assert.True(await House.StepAsync(
            step => step.GetRequiredService<ProcessSession>().RetryAsync(incident.Id, CancellationToken.None),
            StepOrigin.Continuation));
        Assert.NotEqual(incident.Id, Assert.Single(await IncidentsAsync()).Id);
    }

    [Fact]
    public async Task A_process_of_a_case_that_ends_without_closing_it_is_an_incident()
    {
        await PublishAsync(new Drawing("lost").With("ask", "Test.Ask"));
        await StartAsync("lost", await OpenCaseAsync());

        await DoAsync(await OnlyTaskAsync(), "Ja");

        Assert.Equal(IncidentKinds.NotClosed, Assert.Single(await IncidentsAsync()).Kind);
    }

    [Fact]
    public async Task One_process_starts_the_next_in_the_same_step()
    {
        await PublishAsync(Question, new Drawing("first").With("go", "Test.Go", ("definition", "question")));
        var caseId = await OpenCaseAsync();

        await StartAsync("first", caseId);

        Assert.Equal(caseId, await House.ReadAsync(db => db.Tasks.Select(task => task.CaseId).SingleAsync()));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task When_the_next_process_cannot_start_neither_has_ended()
    {
        await PublishAsync(
            new Drawing("poison").With("poison", "Test.Poison"),
            new Drawing("first").With("ask", "Test.Ask").With("go", "Test.Go", ("definition", "poison")).Then("ask", "go", "Ja"));
        var instance = await StartAsync("first", await OpenCaseAsync());
        var task = await OnlyTaskAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => DoAsync(task, "Ja"));

        Assert.Equal(task, await OnlyTaskAsync());
        Assert.Equal(WorkflowStatus.Running, (await InstanceAsync(instance)).Status);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_process_that_is_ended_leaves_a_row_in_the_history_and_nothing_that_waits()
    {
        await PublishAsync(Question);
        var instance = await StartAsync("question", await OpenCaseAsync());

        await House.StepAsync(step => step.GetRequiredService<ProcessSession>()
            .EndAsync(instance, "kind-changed", CancellationToken.None));

        var ended = await InstanceAsync(instance);
        Assert.Equal((WorkflowSubStatus.Cancelled, "kind-changed"), (ended.SubStatus, ended.EndReason));
        Assert.Equal(["kind-changed"], await EventsAsync("process.ended"));
        Assert.Empty(await IncidentsAsync());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_process_without_a_version_in_force_waits_until_one_is_published()
    {
        var caseId = await OpenCaseAsync();
        var instance = await StartAsync("question", caseId);
        await AdvanceAsync(1);
        Assert.Equal(0, await House.ReadAsync(db => db.Instances.CountAsync()));
        await AssertSoundAsync();

        await PublishAsync(Question);
        await House.Get<Continuations>().RunReadyAsync(CancellationToken.None);

        Assert.Equal(instance, await House.ReadAsync(db => db.Tasks.Select(task => task.InstanceId).SingleAsync()));
        Assert.Equal(caseId, (await InstanceAsync(instance)).CaseId);
    }

    [Fact]
    public async Task A_message_of_a_process_is_in_the_outbox_with_its_step()
    {
        await PublishAsync(new Drawing("tell").With("tell", "Test.Tell").With("ask", "Test.Ask").Then("tell", "ask"));
        var caseId = await OpenCaseAsync();

        await StartAsync("tell", caseId);

        var message = await House.ReadAsync(db => db.Outbox.SingleAsync());
        Assert.Equal((caseId, OutboxState.Waiting, "KBK-A"), (message.CaseId, message.State, message.RecipientRef));
    }

    [Fact]
    public async Task Every_activity_leaves_a_record_that_names_its_actor_by_key_role_and_unit()
    {
        await PublishAsync(Question);
        await StartAsync("question", await OpenCaseAsync());
        var task = await OnlyTaskAsync();

        await House.StepAsync(step =>
        {
            step.GetRequiredService<StepScope>().ActAs(new Actor(42, Role.Unit, "KBK-A"));
            return step.GetRequiredService<ProcessSession>().ResumeTaskAsync(task, "Ja", [], CancellationToken.None);
        });

        var bursts = await House.ReadAsync(db => db.Journal.Where(row => row.Event == BurstRows.Event).ToListAsync());
        var row = bursts.SelectMany(BurstRows.Expand).Single(row => row.ActivityId == "close");
        Assert.Equal((JournalKind.Activity, 42, Role.Unit, "KBK-A"), (row.Kind, row.ActorId, row.ActorRole, row.ActorUnit));
    }
}

public sealed class TasksOnSqlite : TaskSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class TasksOnPostgreSql : TaskSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
