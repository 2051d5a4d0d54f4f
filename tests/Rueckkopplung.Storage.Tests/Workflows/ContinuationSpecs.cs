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
        Assert.Equal(0, await House.ReadAsync(db => db.Continuations.CountAsync()));
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
