using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Checking;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Storage.Tests.Workflows;

/// <summary>A house with a clock that stands on a Monday, and small definitions.</summary>
public abstract class ProcessSpecsBase : StoreSpecs
{
    protected static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    protected static IReadOnlyDictionary<string, JsonNode?> Nothing { get; } = new Dictionary<string, JsonNode?>();

    private protected static Drawing Question => new Drawing("question")
        .With("ask", "Test.Ask").With("close", "Test.Close").With("other", "Test.Close")
        .Then("ask", "close", "Ja").Then("ask", "other", "Nein");

    private protected static Drawing Nap => new Drawing("nap")
        .With("sleep", "Test.Sleep").With("close", "Test.Close").Then("sleep", "close");

    protected override async Task PrepareAsync()
    {
        await CaseFiles.StoreCityAsync(House);
        await House.Get<ClockMover>().StandAtAsync(Monday, CancellationToken.None);
    }

    private protected Task PublishAsync(params Drawing[] drawings) => House.StepAsync(async step =>
    {
        var store = step.GetRequiredService<DefinitionStore>();
        foreach (var drawing in drawings)
        {
            var version = await store.AddAsync(drawing.ToJson(), null, CancellationToken.None);
            await store.PublishAsync(version.Id, "Test", CancellationToken.None);
        }
    });

    protected Task<Guid> StartAsync(string definitionId, Guid? caseId = null, StepOrigin origin = StepOrigin.Person) =>
        House.StepAsync(
            step => step.GetRequiredService<ProcessSession>().StartAsync(definitionId, caseId, Nothing, CancellationToken.None),
            origin);

    protected Task<Guid> OpenCaseAsync() => House.StepAsync(async step => (await CaseFiles.OpenAsync(step)).Id);

    protected Task<bool> DoAsync(Guid taskId, string outcome) => House.StepAsync(step =>
        step.GetRequiredService<ProcessSession>().ResumeTaskAsync(taskId, outcome, [], CancellationToken.None));

    protected Task<int> SignalAsync(string name, Guid? caseId) => House.StepAsync(step =>
        step.GetRequiredService<ProcessSession>().SignalAsync(name, caseId, "hello", CancellationToken.None));

    protected Task<int> AdvanceAsync(double hours) => House.Get<ClockMover>()
        .AdvanceToAsync(House.Get<HouseClock>().GetUtcNow().AddHours(hours), CancellationToken.None);

    protected Task<Guid> OnlyTaskAsync() => House.ReadAsync(db => db.Tasks.Select(task => task.Id).SingleAsync());

    protected Task<WorkflowInstance> InstanceAsync(Guid id) =>
        House.ReadAsync(db => db.Instances.SingleAsync(instance => instance.Id == id));

    private protected async Task<List<string>> EventsAsync(string name)
    {
        var rows = await House.ReadAsync(db => db.Journal.OrderBy(row => row.Id).ToListAsync());
        return [.. rows.SelectMany(BurstRows.Expand).Where(row => row.Event == name).Select(row => row.Stage ?? row.Message ?? "")];
    }

    private protected Task<List<IncidentRow>> IncidentsAsync() =>
        House.ReadAsync(db => db.Incidents.Where(incident => incident.ResolvedAt == null).ToListAsync());

    /// <summary>The house's invariants, but for cases that a test opened without a process.</summary>
    protected async Task AssertSoundAsync()
    {
        var violations = await House.Get<DbCheck>().RunAsync(CancellationToken.None);
        Assert.DoesNotContain(violations, text => !text.StartsWith("open-case-has-a-process", StringComparison.Ordinal));
    }

    private protected DueTimers Timers => House.Get<DueTimers>();
}
