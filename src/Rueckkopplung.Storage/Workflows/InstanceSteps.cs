using System.Text.Json.Nodes;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>One burst after another, each stored before the next; then what the bursts left for this step.</summary>
internal sealed class InstanceSteps(BurstRunner bursts, BurstWriter writer, FollowUps followUps, StepTools tools)
{
    public async Task<Guid> StartAsync(ProcessStart start, CancellationToken cancellationToken)
    {
        var id = await StartOneAsync(start, cancellationToken);
        await FollowUpAsync(cancellationToken);
        return id;
    }

    public async Task<int> StartTriggeredAsync(
        string activityType,
        Guid? caseId,
        IReadOnlyDictionary<string, JsonNode?> input,
        CancellationToken cancellationToken)
    {
        var triggers = await tools.Library.TriggersAsync(tools.Sql, activityType, cancellationToken);
        foreach (var (definitionId, activityId) in triggers)
        {
            await StartAsync(
                new ProcessStart(definitionId, caseId, input) { TriggerActivityId = activityId }, cancellationToken);
        }

        return triggers.Count;
    }

    /// <summary>Locks the case and then the instance; null if there is no such instance.</summary>
    public async Task<InstanceRecord?> LockAsync(Guid? caseId, Guid instanceId, CancellationToken cancellationToken)
    {
        await tools.Sql.LockCaseAsync(caseId, cancellationToken);
        return await tools.Sql.LockInstanceAsync(instanceId, cancellationToken);
    }

    public async Task ResumeAsync(
        InstanceRecord instance, ResumeRequest request, CancellationToken cancellationToken)
    {
        await writer.StoreAsync(await bursts.ResumeAsync(instance, request, cancellationToken), cancellationToken);
        await FollowUpAsync(cancellationToken);
    }

    /// <summary>Resumes a bookmark unless it is gone.</summary>
    public Task<bool> ResumeBookmarkAsync(
        Guid bookmarkId,
        (Guid? CaseId, Guid InstanceId) owner,
        IReadOnlyDictionary<string, JsonNode?> input,
        CancellationToken cancellationToken) =>
        ResumeBookmarkAsync(owner, new ResumeRequest.Bookmark(bookmarkId.ToString(), input), cancellationToken);

    private async Task<bool> ResumeBookmarkAsync(
        (Guid? CaseId, Guid InstanceId) owner,
        ResumeRequest request,
        CancellationToken cancellationToken)
    {
        var instance = await LockAsync(owner.CaseId, owner.InstanceId, cancellationToken);
        if (instance is not { IsOpen: true })
            return false;

        try
        {
            await ResumeAsync(instance, request, cancellationToken);
            return true;
        }
        catch (BookmarkNotFoundException)
        {
            // used meanwhile; or its activity has failed and waits for a retry, not for this
            return false;
        }
    }

    public async Task EndAsync(InstanceRecord instance, string reasonCode, CancellationToken cancellationToken)
    {
        var burst = await bursts.ResumeAsync(instance, new ResumeRequest.Cancel(reasonCode), cancellationToken);
        await writer.StoreAsync(burst with { EndReason = reasonCode }, cancellationToken);
        await tools.Sql.RemoveWaitsAsync(instance.Id, tools.Now, cancellationToken);
        await tools.Sql.ResolveIncidentsOfAsync(instance.Id, tools.Now, cancellationToken);
        await FollowUpAsync(cancellationToken);
    }

    public async Task<bool> RetryAsync(Guid incidentId, CancellationToken cancellationToken)
    {
        if (await tools.Sql.FindIncidentAsync(incidentId, cancellationToken) is not { } incident)
            return false;

        var instance = await LockAsync(incident.CaseId, incident.InstanceId, cancellationToken);
        if (incident.Kind == IncidentKinds.Activity && instance?.State is not null)
        {
            await ResumeAsync(instance, new ResumeRequest.Retry(incidentId.ToString()), cancellationToken);
            return true;
        }

        return await tools.Sql.TryAgainAsync(incident, tools.Now, cancellationToken);
    }

    private async Task<Guid> StartOneAsync(ProcessStart start, CancellationToken cancellationToken)
    {
        await tools.Sql.LockCaseAsync(start.CaseId, cancellationToken);
        var id = start.InstanceId ?? tools.Ids.New();
        var workflow = await tools.Library.PublishedAsync(tools.Sql, start.DefinitionId, cancellationToken);
        if (workflow is null)
        {
            await followUps.WaitForDefinitionAsync(start with { InstanceId = id }, cancellationToken);
            return id;
        }

        var instance = new InstanceRecord(id, workflow.Definition.Id, start.CaseId, Revision: 0)
        {
            ParentId = start.ParentId,
            ParentBookmarkId = start.ParentBookmarkId,
        };
        var request = new StartRequest(
            id.ToString(), start.Input, start.CorrelationId ?? start.CaseId?.ToString(), start.TriggerActivityId)
        {
            ParentInstanceId = start.ParentId?.ToString(),
        };
        await writer.StoreAsync(
            await bursts.StartAsync(workflow, instance, request, cancellationToken), cancellationToken);
        return id;
    }

    private async Task FollowUpAsync(CancellationToken cancellationToken)
    {
        while (await followUps.NextStartAsync(cancellationToken) is { } start)
            await StartOneAsync(start, cancellationToken);
        while (followUps.NextChild() is { } child)
            await TellParentAsync(child, cancellationToken);
    }

    private async Task TellParentAsync(StoredBurst child, CancellationToken cancellationToken)
    {
        var (instance, result) = (child.Instance, child.Result);
        var bookmarkId = instance.ParentBookmarkId!.Value;
        await ResumeBookmarkAsync(
            (instance.CaseId, instance.ParentId!.Value),
            result.ReleasesParent
                ? ResumeRequest.ChildThrough.Of(bookmarkId.ToString(), result)
                : new ResumeRequest.Bookmark(bookmarkId.ToString(), result.Outputs),
            cancellationToken);
    }
}

/// <summary>What every part of a step needs.</summary>
internal sealed class StepTools(StepScope scope, DefinitionLibrary library, IHouseIds ids)
{
    public DefinitionLibrary Library { get; } = library;

    public IHouseIds Ids { get; } = ids;

    public Sql.SqlConnection Sql => scope.Sql;

    public DateTimeOffset Now => scope.Now;
}
