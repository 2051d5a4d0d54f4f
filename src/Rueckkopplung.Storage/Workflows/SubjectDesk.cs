using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Hands the case's object to bursts and takes down what they did to it.</summary>
internal sealed class SubjectDesk(IServiceProvider step, StepScope scope, CaseJournal caseJournal)
{
    private readonly ISubjectSource? source = step.GetService<ISubjectSource>();

    public async Task<object?> LoadAsync(Guid? caseId, CancellationToken cancellationToken)
    {
        if (caseId is null || source is null)
            return null;

        // a case that this step has just opened must be there for whoever looks it up
        if (scope.Db is { } db && db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellationToken);
        return await source.LoadAsync(caseId.Value, step, cancellationToken);
    }

    public IReadOnlyDictionary<string, JsonNode?>? Globals(object? subject) => source?.ScriptGlobals(subject);

    /// <summary>The case's events go to the journal before the tasks that follow from them.</summary>
    public Task AfterBurstAsync(object? subject, BurstResult result, CancellationToken cancellationToken)
    {
        // what the step did before the burst was saved when the subject was loaded
        if (result.IsUndone)
        {
            scope.Db?.ChangeTracker.Clear();
            source?.Forget();
            return Task.CompletedTask;
        }

        source?.AfterBurst(subject);
        return caseJournal.WriteAsync(cancellationToken);
    }
}
