using System.Text.Json;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>What bursts left to do in the same step: processes to start, and parents of children that ended.</summary>
internal sealed class FollowUps(
    StepScope scope, IHouseIds ids, TouchedInstances touched, IEnumerable<IProcessAssignment> assignments)
{
    public StoredBurst? NextChild() => touched.Children.TryDequeue(out var child) ? child : null;

    /// <exception cref="InvalidOperationException">Nobody says which definition serves the case.</exception>
    public async Task<ProcessStart?> NextStartAsync(CancellationToken cancellationToken)
    {
        if (!touched.Starts.TryDequeue(out var next))
            return null;

        var (starter, effect, subject) = next;
        var assignment = assignments.FirstOrDefault();
        var definitionId = effect.DefinitionId
            ?? await (assignment?.DefinitionForAsync(effect.CaseId, subject, cancellationToken)
                ?? throw new InvalidOperationException(
                    $"Activity '{effect.ActivityId}' starts the process of case {effect.CaseId}, "
                    + "but no IProcessAssignment is registered that names its definition."));
        return new ProcessStart(definitionId, effect.CaseId, effect.Input)
        {
            ParentId = starter.CaseId == effect.CaseId ? null : starter.Id,
        };
    }

    /// <summary>Keeps the start until a version is published; health names the definition meanwhile.</summary>
    public Task WaitForDefinitionAsync(ProcessStart start, CancellationToken cancellationToken) =>
        scope.Sql.AddContinuationAsync(
            new Continuation
            {
                Id = ids.New(),
                CaseId = start.CaseId,
                Kind = ContinuationKinds.Start,
                Payload = JsonSerializer.Serialize(start, StorageJson.Compact),
                CreatedAt = scope.Now,
                NotBefore = scope.Now,
            },
            cancellationToken);
}
