using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Tests.Workflows;

public abstract class ContinuationSpecs : ProcessSpecsBase
{
    private Continuations Continuations => House.Get<Continuations>();

    [Fact]
    public async Task A_burst_that_uses_up_its_budget_goes_on_in_further_steps()
    {
        var drawing = new Drawing("long").With("a0", "Elsa.WriteLine", ("text", "0"));
        for (var number = 1; number < 450; number++)
            drawing.With($"a{number}", "Elsa.WriteLine", ("text", $"{number}")).Then($"a{number - 1}", $"a{number}");
        await PublishAsync(drawing);

        var instance = await StartAsync("long");
        Assert.Equal(WorkflowStatus.Running, (await InstanceAsync(instance)).Status);
        await AssertSoundAsync();
        var steps = await Continuations.RunReadyAsync(CancellationToken.None);

        Assert.Equal(2, steps);
        Assert.Equal(WorkflowStatus.Finished, (await InstanceAsync(instance)).Status);
        Assert.Equal(450, (await EventsAsync("console")).Count);
    }

    [Fact]
    public async Task A_published_event_wakes_who_waits_for_it_after_the_burst()
    {
        await PublishAsync(
            new Drawing("waits").With("e", "Elsa.Event", ("eventName", "ring")).With("w", "Elsa.WriteLine", ("text", "heard"))
                .Then("e", "w"),
            new Drawing("other").With("e", "Elsa.Event", ("eventName", "other")),
            new Drawing("rings").With("p", "Elsa.PublishEvent", ("eventName", "ring")));
        var waits = await StartAsync("waits");
        var other = await StartAsync("other");
        await StartAsync("rings");
        Assert.Equal(WorkflowStatus.Running, (await InstanceAsync(waits)).Status);

        await Continuations.RunReadyAsync(CancellationToken.None);

        Assert.Equal(WorkflowStatus.Finished, (await InstanceAsync(waits)).Status);
        Assert.Equal(WorkflowStatus.Running, (await InstanceAsync(other)).Status);
        Assert.Equal(["heard"], await EventsAsync("console"));
    }

    [Theory]
    [InlineData("Elsa.DispatchWorkflow")]
    [InlineData("Elsa.ExecuteWorkflow")]
    public async Task A_parent_that_waits_for_its_child_goes_on_when_the_child_has_ended(string type)
    {
        await PublishAsync(Nap, new Drawing("parent")
            .With("d", type, ("workflowDefinitionId", "nap"), ("waitForCompletion", "true"))
            .With("w", "Elsa.WriteLine", ("text", "child is done")).Then("d", "w"));
        var parent = await StartAsync("parent");
        await Continuations.RunReadyAsync(CancellationToken.None);
        Assert.Empty(await EventsAsync("console"));

        await AdvanceAsync(1);

        Assert.Equal(["child is done"], await EventsAsync("console"));
        Assert.Equal(WorkflowStatus.Finished, (await InstanceAsync(parent)).Status);
        Assert.Equal(parent, await House.ReadAsync(db =>
            db.Instances.Where(child => child.DefinitionId == "nap").Select(child => child.ParentId).SingleAsync()));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Two_nodes_take_a_continuation_once()
    {
        await PublishAsync(
            new Drawing("waits").With("e", "Elsa.Event", ("eventName", "ring")).With("w", "Elsa.WriteLine", ("text", "heard"))
                .Then("e", "w"),
            new Drawing("rings").With("p", "Elsa.PublishEvent", ("eventName", "ring")));
        await StartAsync("waits");
        for (var ring = 0; ring < 10; ring++)
            await StartAsync("rings");

        await Task.WhenAll(
            Continuations.RunReadyAsync(CancellationToken.None), Continuations.RunReadyAsync(CancellationToken.None));
        await Continuations.RunReadyAsync(CancellationToken.None);

        Assert.Equal(["heard"], await EventsAsync("console"));
        Assert.Equal(0, await House.ReadAsync(db => db.Continuations.CountAsync(work => work.Kind != ContinuationKinds.KeptEvent)));
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_yet_is_kept_and_heard_once()
    {
        await PublishAsync(
            new Drawing("waits").With("e", "Elsa.Event", ("eventName", "ring")).With("w", "Elsa.WriteLine", ("text", "heard"))
                .Then("e", "w"),
            new Drawing("rings").With("p", "Elsa.PublishEvent", ("eventName", "ring")));
        await StartAsync("rings");
        await Continuations.RunReadyAsync(CancellationToken.None);
        await AdvanceAsync(0.15);

        var (first, second) = (await StartAsync("waits"), await StartAsync("waits"));
        await Continuations.RunReadyAsync(CancellationToken.None);

        Assert.Equal(["heard"], await EventsAsync("console"));
        Assert.Equal(WorkflowStatus.Finished, (await InstanceAsync(first)).Status);
        Assert.Equal(WorkflowStatus.Running, (await InstanceAsync(second)).Status);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_within_ten_minutes_is_gone_and_the_journal_says_so()
    {
        await PublishAsync(
            new Drawing("waits").With("e", "Elsa.Event", ("eventName", "ring")),
            new Drawing("rings").With("p", "Elsa.PublishEvent", ("eventName", "ring")));
        await StartAsync("rings");
        await Continuations.RunReadyAsync(CancellationToken.None);

        await AdvanceAsync(0.2);
        var late = await StartAsync("waits");
        await Continuations.RunReadyAsync(CancellationToken.None);

        Assert.Equal(WorkflowStatus.Running, (await InstanceAsync(late)).Status);
        Assert.Equal(["ring"], await EventsAsync("event.unheard"));
        Assert.Equal(0, await House.ReadAsync(db => db.Continuations.CountAsync()));
    }

    [Fact]
    public async Task A_child_that_uses_up_the_budget_holds_its_parent_up_until_it_is_through()
    {
        var child = new Drawing("child").With("a0", "Elsa.WriteLine", ("text", "0"));
        for (var number = 1; number < 450; number++)
            child.With($"a{number}", "Elsa.WriteLine", ("text", $"{number}")).Then($"a{number - 1}", $"a{number}");
        await PublishAsync(child, new Drawing("parent")
            .With("x", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", "child")).With("w", "Elsa.WriteLine", ("text", "after")).Then("x", "w"));

        var parent = await StartAsync("parent");
        await AssertSoundAsync();
        await Continuations.RunReadyAsync(CancellationToken.None);

        Assert.Equal("after", (await EventsAsync("console"))[^1]);
        Assert.Equal(WorkflowStatus.Finished, (await InstanceAsync(parent)).Status);
        Assert.Equal(451, (await EventsAsync("console")).Count);
        await AssertSoundAsync();
    }
}

public sealed class ContinuationsOnSqlite : ContinuationSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class ContinuationsOnPostgreSql : ContinuationSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
