using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Testing.Databases;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Tests.Workflows;

public abstract class IncidentSpecs : ProcessSpecsBase
{
    [Fact]
    public async Task A_failed_expression_is_kept_with_its_cause_its_line_and_the_values_it_saw_without_texts()
    {
        await PublishAsync(new Drawing("faulty")
            .WithScript("set", "Elsa.RunJavaScript", "script", "setVariable('name', 'Maria'); setVariable('age', 41)")
            .WithScript("say", "Elsa.WriteLine", "text", "1;\n  getVariable('name').missing.part").Then("set", "say"));

        var instance = await StartAsync("faulty");

        var incident = Assert.Single(await IncidentsAsync());
        var details = JsonNode.Parse(incident.Details!)!;
        Assert.Equal(("say", "Script", instance), (incident.ActivityId, incident.Cause, incident.InstanceId));
        Assert.Equal((2, "Text"), ((int)details["line"]!, (string)details["input"]!));
        Assert.Equal(("text(5)", 41), ((string)details["values"]!["name"]!, (int)details["values"]!["age"]!));
        Assert.DoesNotContain("Maria", incident.Details + incident.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_resolves_the_incident_and_a_second_retry_of_it_does_nothing()
    {
        await PublishAsync(new Drawing("faulty").WithScript("say", "Elsa.WriteLine", "text", "missing.part"));
        await StartAsync("faulty");
        var first = Assert.Single(await IncidentsAsync());

        Assert.True(await RetryAsync(first.Id));
        Assert.False(await RetryAsync(first.Id));

        Assert.NotEqual(first.Id, Assert.Single(await IncidentsAsync()).Id);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_burst_that_would_leave_too_much_is_undone_and_done_again_by_a_retry_and_can_be_ended()
    {
        await PublishAsync(Growing);
        var instance = await StartAsync("growing", await OpenCaseAsync());

        Assert.True(await DoAsync(await OnlyTaskAsync(), "Ja"));

        var incident = Assert.Single(await IncidentsAsync());
        Assert.Equal(("StateTooLarge", WorkflowSubStatus.Faulted), (incident.Cause, (await InstanceAsync(instance)).SubStatus));
        Assert.InRange((await InstanceAsync(instance)).State!.Length, 100, 4_000);
        Assert.Empty(await EventsAsync("console"));
        Assert.Single(await EventsAsync("task.done"));
        await AssertSoundAsync();

        Assert.True(await RetryAsync(incident.Id));
        var again = Assert.Single(await IncidentsAsync());
        Assert.Equal(("StateTooLarge", true), (again.Cause, again.Id != incident.Id));

        await House.StepAsync(step => step.GetRequiredService<ProcessSession>().EndAsync(instance, "test", CancellationToken.None));
        Assert.Equal(WorkflowSubStatus.Cancelled, (await InstanceAsync(instance)).SubStatus);
        Assert.Empty(await IncidentsAsync());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task A_long_burst_that_grows_too_much_in_a_later_part_keeps_the_parts_before()
    {
        var drawing = new Drawing("long").With("a0", "Elsa.WriteLine", ("text", "0"));
        for (var number = 1; number < 210; number++)
            drawing.With($"a{number}", "Elsa.WriteLine", ("text", $"{number}")).Then($"a{number - 1}", $"a{number}");
        await PublishAsync(drawing.WithScript("grow", "Elsa.RunJavaScript", "script", Grow).With("wait", "Test.Wait")
            .Then("a209", "grow").Then("grow", "wait"));
        var instance = await StartAsync("long");
        var before = (await EventsAsync("console")).Count;

        await House.Get<Continuations>().RunReadyAsync(CancellationToken.None);

        Assert.Equal("StateTooLarge", Assert.Single(await IncidentsAsync()).Cause);
        Assert.Equal((before, true), ((await EventsAsync("console")).Count, before is > 100 and < 210));
        Assert.Equal(WorkflowSubStatus.Faulted, (await InstanceAsync(instance)).SubStatus);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task What_an_undone_burst_did_to_the_case_is_not_kept_and_what_the_same_step_does_after_it_is()
    {
        await PublishAsync(
            new Drawing("grows").With("ring", "Test.Wait", ("signal", "ring")).With("note", "Test.Remark")
                .WithScript("grow", "Elsa.RunJavaScript", "script", Grow).With("wait", "Test.Wait")
                .Then("ring", "note").Then("note", "grow").Then("grow", "wait"),
            new Drawing("plain").With("ring", "Test.Wait", ("signal", "ring")).With("note", "Test.Remark").With("wait", "Test.Wait")
                .Then("ring", "note").Then("note", "wait"));
        var caseId = await OpenCaseAsync();
        await StartAsync("grows", caseId);
        await StartAsync("plain", caseId);

        Assert.Equal(2, await SignalAsync("ring", caseId));

        Assert.Equal("StateTooLarge", Assert.Single(await IncidentsAsync()).Cause);
        Assert.Single((await House.ReadAsync(db => db.Cases.Include(file => file.Notes).SingleAsync())).Notes);
        await AssertSoundAsync();
    }

    protected override void Furnish(IServiceCollection services) => services.AddScoped<ISubjectSource, LentCases>();

    /// <summary>Lends the case, once a step.</summary>
    private sealed class LentCases(RueckkopplungDb db) : ISubjectSource
    {
        private CaseFile? lent;

        public async Task<object?> LoadAsync(Guid caseId, IServiceProvider step, CancellationToken cancellationToken) =>
            lent ??= await db.FindCaseAsync(caseId, cancellationToken);

        public IReadOnlyDictionary<string, JsonNode?>? ScriptGlobals(object? subject) => null;

        public void AfterBurst(object? subject)
        {
        }

        public void Forget() => lent = null;
    }

    private const string Grow = "setVariable('much', 'x'.repeat(300000))";

    private static Drawing Growing => new Drawing("growing").With("ask", "Test.Ask").With("say", "Elsa.WriteLine", ("text", "undone"))
        .WithScript("grow", "Elsa.RunJavaScript", "script", Grow).With("wait", "Test.Wait").With("close", "Test.Close")
        .Then("ask", "say", "Ja").Then("say", "grow").Then("grow", "wait").Then("wait", "close");

    private Task<bool> RetryAsync(Guid incident) => House.StepAsync(
        step => step.GetRequiredService<ProcessSession>().RetryAsync(incident, CancellationToken.None), StepOrigin.Continuation);
}

public sealed class IncidentsOnSqlite : IncidentSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class IncidentsOnPostgreSql : IncidentSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
