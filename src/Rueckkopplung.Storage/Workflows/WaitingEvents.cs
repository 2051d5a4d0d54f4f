using System.Text.Json.Nodes;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Activities.Primitives;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Finds who waits for a stimulus and resumes them, the oldest first.</summary>
internal sealed class WaitingEvents(StepScope scope, InstanceSteps steps)
{
    public async Task<int> SignalAsync(
        string stimulus, Guid? caseId, JsonNode? payload, CancellationToken cancellationToken)
    {
        await scope.Sql.LockCaseAsync(caseId, cancellationToken);
        var waiting = caseId is null
            ? await FindAsync("b.stimulus = @stimulus and b.case_id is null", cancellationToken, ("stimulus", stimulus))
            : await FindAsync(
                "b.stimulus = @stimulus and b.case_id = @case", cancellationToken, ("stimulus", stimulus), ("case", caseId));
        var input = new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            [TaskAnswer.Payload] = payload?.DeepClone(),
        };
        return await ResumeAllAsync(waiting, input, cancellationToken);
    }

    /// <summary>Publishes an Elsa event to one instance, to those of a correlation, or to all.</summary>
    public async Task<int> PublishAsync(
        string eventName, Guid? instanceId, string? correlationId, JsonNode? payload, CancellationToken cancellationToken)
    {
        (string Name, object? Value) hash = ("hash", StimulusHash.Of(Event.TypeName, Event.Stimulus(eventName)));
        var waiting = (instanceId, correlationId) switch
        {
            ({ } instance, null) => await FindAsync(
                "b.hash = @hash and b.instance_id = @instance", cancellationToken, hash, ("instance", instance)),
            ({ } instance, _) => await FindAsync(
                "b.hash = @hash and b.instance_id = @instance and i.correlation_id = @correlation",
                cancellationToken,
                hash, ("instance", instance), ("correlation", correlationId)),
            (null, null) => await FindAsync("b.hash = @hash", cancellationToken, hash),
            _ => await FindAsync(
                "b.hash = @hash and i.correlation_id = @correlation",
                cancellationToken,
                hash, ("correlation", correlationId)),
        };
        return await ResumeAllAsync(waiting, Event.Input(payload), cancellationToken);
    }

    private async Task<int> ResumeAllAsync(
        List<Waiting> waiting, IReadOnlyDictionary<string, JsonNode?> input, CancellationToken cancellationToken)
    {
        var resumed = 0;
        foreach (var one in waiting)
        {
            if (await steps.ResumeBookmarkAsync(one.Id, (one.CaseId, one.InstanceId), input, cancellationToken))
                resumed++;
        }

        return resumed;
    }

    private Task<List<Waiting>> FindAsync(
        string condition, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> values) =>
        scope.Sql.QueryAsync(
            $"""
             select b.id, b.instance_id, b.case_id
             from bookmarks b join workflow_instances i on i.id = b.instance_id
             where i.status = 'Running' and {condition}
             order by b.created_at, b.id
             """,
            row => new Waiting(row.Id(0), row.Id(1), row.IdOrNull(2)),
            cancellationToken,
            values);

    private sealed record Waiting(Guid Id, Guid InstanceId, Guid? CaseId);
}
