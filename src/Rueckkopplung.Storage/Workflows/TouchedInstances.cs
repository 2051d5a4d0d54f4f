using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>
/// The instances of a step. Before the commit each open one must have a bookmark, task, timer, continuation or incident;
/// one that has none becomes an incident, so that it is seen and can be helped.
/// </summary>
internal sealed class TouchedInstances(StepScope scope, IHouseIds ids, InstanceNews news) : IStepEnding
{
    private readonly HashSet<Guid> instances = [];
    private HashSet<Guid>? moved;

    /// <summary>Children that ended, or are through, and whose parents wait for that.</summary>
    public Queue<StoredBurst> Children { get; } = new();

    /// <summary>Processes that the step still has to start.</summary>
    public Queue<(InstanceRecord Starter, StartProcessEffect Effect, object? Subject)> Starts { get; } = new();

    /// <param name="instanceId">Which one.</param>
    /// <param name="asks">Whether it is to be asked before the commit if it can go on.</param>
    public void Add(Guid instanceId, bool asks)
    {
        if (asks)
            instances.Add(instanceId);
        if (!news.IsHeard)
            return;

        if (moved is null)
        {
            moved = [];
            scope.AfterCommit(() => news.Listener?.Invoke(moved));
        }

        moved.Add(instanceId);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var instance in instances)
        {
            if (await scope.Sql.CanGoOnAsync(instance, cancellationToken))
                continue;

            var locked = await scope.Sql.LockInstanceAsync(instance, cancellationToken);
            await scope.Sql.AddIncidentAsync(
                new IncidentRow
                {
                    Id = ids.New(),
                    InstanceId = instance,
                    CaseId = locked?.CaseId,
                    ActivityId = "",
                    Kind = IncidentKinds.Stuck,
                    Message = "The instance is open, but has no bookmark, task, timer or continuation.",
                    At = scope.Now,
                },
                cancellationToken);
        }
    }
}
