using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Effects;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Writes what a burst did: state, bookmarks, journal, incidents and effects, in the lock order of the house.</summary>
internal sealed class BurstWriter(
    StepScope scope, EffectWriter effects, IJournal journal, TouchedInstances touched, EarlyEvents early)
{
    public async Task StoreAsync(StoredBurst burst, CancellationToken cancellationToken)
    {
        var (instance, result) = (burst.Instance, burst.Result);
        // the bookmark that this writes continues it; nothing needs to be asked
        touched.Add(instance.Id, asks: result.Status == WorkflowStatus.Running && result.NewBookmarks.Count == 0);
        await scope.Sql.SaveInstanceAsync(burst, scope.Now, cancellationToken);
        if (!IsOver(result))
            await RemoveBookmarksAsync(result, cancellationToken);
        foreach (var bookmark in result.NewBookmarks)
            await scope.Sql.AddBookmarkAsync(instance, bookmark, cancellationToken);

        await WriteRecordsAsync(burst, cancellationToken);
        await WriteIncidentsAsync(burst, cancellationToken);
        await effects.WriteAsync(burst, cancellationToken);
        await early.DeliverAsync(burst, cancellationToken);
        if (result.NeedsContinuation)
            await effects.ContinueLaterAsync(instance, cancellationToken);
        foreach (var child in result.Children)
            await StoreChildAsync(burst, child, cancellationToken);
        if (result.Status == WorkflowStatus.Finished)
            await FinishAsync(burst, cancellationToken);
        if (result.ReleasesParent || (instance.ParentBookmarkId is not null && IsOver(result)))
            touched.Children.Enqueue(burst);
    }

    // one that is over loses all its waits in one go
    private async Task RemoveBookmarksAsync(BurstResult result, CancellationToken cancellationToken)
    {
        foreach (var gone in result.RemovedBookmarkIds)
            await scope.Sql.RemoveBookmarkAsync(Guid.Parse(gone), scope.Now, cancellationToken);
    }

    private Task StoreChildAsync(StoredBurst parent, ChildResult child, CancellationToken cancellationToken)
    {
        var instance = new InstanceRecord(
            Guid.Parse(child.InstanceId), child.Workflow.Definition.Id, parent.Instance.CaseId, Revision: 0)
        {
            ParentId = parent.Instance.Id,
            ParentBookmarkId = child.ParentBookmarkId is null ? null : Guid.Parse(child.ParentBookmarkId),
        };
        return StoreAsync(new StoredBurst(instance, child.Workflow, child.Result, parent.Subject), cancellationToken);
    }

    private Task WriteRecordsAsync(StoredBurst burst, CancellationToken cancellationToken) =>
        BurstRows.Pack(burst.Result.Records, [.. burst.Result.Journal, .. Lines(burst.Result)], scope.Now) is { } data
            ? journal.WriteBurstAsync(burst.Instance.CaseId, burst.Instance.Id, data, cancellationToken)
            : Task.CompletedTask;

    private static IEnumerable<JournalEntry> Lines(BurstResult result) => result.Effects.OfType<WriteLineEffect>()
        .Select(line => new JournalEntry(line.ActivityId, ExecutionId: null, BurstRows.Line, line.Text, Payload: null));

    private async Task WriteIncidentsAsync(StoredBurst burst, CancellationToken cancellationToken)
    {
        foreach (var solved in burst.Result.SolvedIncidentIds)
            await scope.Sql.ResolveIncidentAsync(Guid.Parse(solved), scope.Now, cancellationToken);
        foreach (var incident in burst.Result.NewIncidents)
        {
            await scope.Sql.AddIncidentAsync(
                new IncidentRow
                {
                    Id = Guid.Parse(incident.Id),
                    InstanceId = burst.Instance.Id,
                    CaseId = burst.Instance.CaseId,
                    ActivityId = incident.ActivityId,
                    ActivityType = incident.ActivityType,
                    ExecutionId = incident.ActivityExecutionId,
                    Kind = IncidentKinds.Activity,
                    Cause = incident.Cause,
                    Message = incident.Message,
                    Details = incident.Details?.ToJsonString(StorageJson.Compact),
                    At = incident.At,
                },
                cancellationToken);
        }
    }

    private async Task FinishAsync(StoredBurst burst, CancellationToken cancellationToken)
    {
        var (instance, result) = (burst.Instance, burst.Result);
        if (!IsOver(result))
            return;

        await scope.Sql.RemoveWaitsAsync(instance.Id, scope.Now, cancellationToken);
        var owesClosing = instance is { CaseId: not null, ParentId: null } && result.PassedClosing.Count == 0;
        if (owesClosing && result.SubStatus == WorkflowSubStatus.Finished)
        {
            await effects.ReportAsync(
                instance,
                IncidentKinds.NotClosed,
                "The workflow has finished without passing an activity that closes the case.",
                cancellationToken);
        }
    }

    // a faulted instance can be retried, so its parent waits on
    private static bool IsOver(BurstResult result) =>
        result is { Status: WorkflowStatus.Finished, SubStatus: not WorkflowSubStatus.Faulted };
}
