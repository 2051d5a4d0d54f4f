using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Runs bursts of the engine on the step's case and time.</summary>
internal sealed class BurstRunner(
    StepScope scope, DefinitionLibrary library, SubjectDesk subjects, HouseHost house)
{
    public async Task<StoredBurst> StartAsync(
        CompiledWorkflow workflow, InstanceRecord instance, StartRequest request, CancellationToken cancellationToken)
    {
        var subject = await subjects.LoadAsync(instance.CaseId, cancellationToken);
        var result = library.Engine.Start(workflow, request, Host(subject, cancellationToken));

        await subjects.AfterBurstAsync(subject, result, cancellationToken);
        return new StoredBurst(instance, workflow, result, subject);
    }

    public async Task<StoredBurst> ResumeAsync(
        InstanceRecord instance, ResumeRequest request, CancellationToken cancellationToken)
    {
        var workflow = await library.VersionAsync(scope.Sql, instance.VersionId, cancellationToken);
        var state = WorkflowState.Deserialize(
            instance.State ?? throw new InvalidOperationException($"Instance {instance.Id} is over; it has no state."),
            workflow);
        var subject = await subjects.LoadAsync(instance.CaseId, cancellationToken);
        var result = library.Engine.Resume(workflow, state, request, Host(subject, cancellationToken));

        await subjects.AfterBurstAsync(subject, result, cancellationToken);
        return new StoredBurst(instance, workflow, result, subject);
    }

    private BurstHost Host(object? subject, CancellationToken cancellationToken) =>
        new(scope.Now, house.Ids.New, subject, house.BudgetFor(scope), Refuses, subjects.Globals(subject))
        {
            Zone = HouseClock.Berlin,
            Cancellation = cancellationToken,
        };

    private bool Refuses(Exception failure) => failure is RuleBrokenException && scope.RefusesBrokenRules;
}

/// <summary>
/// Ids and budget of bursts. While the clock stands the budget has no time, so that two fills are equal; nor has it for what
/// a person began: who has clicked sees the next task at once, also right after a cold start. 200 activities bound it.
/// </summary>
internal sealed class HouseHost(IHouseIds ids, HouseClock clock)
{
    public IHouseIds Ids { get; } = ids;

    public BurstBudget BudgetFor(StepScope scope) =>
        clock.Stands || scope.RefusesBrokenRules ? BurstBudget.Default with { Time = null } : BurstBudget.Default;
}
