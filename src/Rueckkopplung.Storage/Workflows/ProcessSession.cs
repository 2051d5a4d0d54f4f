using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>
/// Starts, resumes and ends processes on the step's transaction. Everything it does commits or vanishes with the step.
/// </summary>
public sealed class ProcessSession
{
    private readonly StepScope scope;
    private readonly InstanceSteps steps;
    private readonly WaitingEvents events;
    private readonly IJournal journal;

    internal ProcessSession(StepScope step, InstanceSteps instanceSteps, WaitingEvents waiting, IJournal stepJournal) =>
        (scope, steps, events, journal) = (step, instanceSteps, waiting, stepJournal);

    /// <summary>
    /// Starts the published version. Where none is in force, the start waits, visibly, until one is published.
    /// </summary>
    /// <returns>The id of the instance.</returns>
    public Task<Guid> StartAsync(
        string definitionId,
        Guid? caseId,
        IReadOnlyDictionary<string, JsonNode?> input,
        CancellationToken cancellationToken) =>
        steps.StartAsync(new ProcessStart(definitionId, caseId, input), cancellationToken);

    /// <summary>Starts every published definition that begins with this trigger.</summary>
    /// <returns>How many were started; 0 where no definition has the trigger.</returns>
    public Task<int> StartTriggeredAsync(
        string activityType,
        Guid? caseId,
        IReadOnlyDictionary<string, JsonNode?> input,
        CancellationToken cancellationToken) =>
        steps.StartTriggeredAsync(activityType, caseId, input, cancellationToken);

    /// <summary>Does a task: consumes it and goes on with its outcome.</summary>
    /// <returns>False: it is done already, or was taken back.</returns>
    /// <exception cref="RuleBrokenException"><c>task.has-outcome</c>, <c>process.runs</c>, or a rule of the case.</exception>
    public async Task<bool> ResumeTaskAsync(
        Guid taskId, string outcome, JsonObject values, CancellationToken cancellationToken)
    {
        var task = await scope.Sql.FindTaskAsync(taskId, cancellationToken);
        if (task is null || await steps.LockAsync(task.CaseId, task.InstanceId, cancellationToken) is not { } instance)
            return false;
        var overtaken = await scope.Sql.DueStagesAsync(taskId, scope.Now, cancellationToken);
        if (!await scope.Sql.ConsumeTaskAsync(taskId, scope.Now, cancellationToken))
            return false;

        // after the lock: whoever was faster has ended the task, and perhaps the process, meanwhile
        Rule.Require(task.HasOutcome(outcome), "task.has-outcome", outcome, task.Name);
        Rule.Require(instance.IsOpen, "process.runs", task.Name);

        await NoteDoneAsync(task, outcome, values, cancellationToken);
        foreach (var stage in overtaken)
            await NoteOvertakenAsync(task, stage, cancellationToken);
        await steps.ResumeAsync(
            instance,
            new ResumeRequest.Bookmark(taskId.ToString(), TaskAnswer.Input(outcome, values)),
            cancellationToken);
        return true;
    }

    /// <summary>Resumes every bookmark of the case that waits for this stimulus.</summary>
    /// <returns>How many were resumed.</returns>
    public Task<int> SignalAsync(
        string stimulusName, Guid? caseId, JsonNode? payload, CancellationToken cancellationToken) =>
        events.SignalAsync(stimulusName, caseId, payload, cancellationToken);

    /// <summary>Publishes an Elsa event: resumes every bookmark that waits for it, of one correlation or of all.</summary>
    /// <returns>How many were resumed.</returns>
    public Task<int> PublishEventAsync(
        string eventName, string? correlationId, JsonNode? payload, CancellationToken cancellationToken) =>
        events.PublishAsync(eventName, instanceId: null, correlationId, payload, cancellationToken);

    /// <summary>Ends an open instance; a finished one stays as it is.</summary>
    public async Task EndAsync(Guid instanceId, string reasonCode, CancellationToken cancellationToken)
    {
        var found = await scope.Sql.FindCaseOfAsync(instanceId, cancellationToken);
        if (!found.Exists
            || await steps.LockAsync(found.CaseId, instanceId, cancellationToken) is not { State: not null } instance)
        {
            return;
        }

        await steps.EndAsync(instance, reasonCode, cancellationToken);
        await journal.WriteAsync(
            new JournalNote(JournalKind.Case, "process.ended")
            {
                CaseId = instance.CaseId,
                InstanceId = instance.Id,
                Message = reasonCode,
            },
            cancellationToken);
    }

    /// <summary>Executes the activity of an incident again, or tries its timer or continuation once more.</summary>
    /// <returns>False: the incident is resolved already, or cannot be retried.</returns>
    public Task<bool> RetryAsync(Guid incidentId, CancellationToken cancellationToken) =>
        steps.RetryAsync(incidentId, cancellationToken);

    private Task NoteDoneAsync(
        TaskRecord task, string outcome, JsonObject values, CancellationToken cancellationToken) =>
        journal.WriteAsync(
            new JournalNote(JournalKind.Case, "task.done")
            {
                CaseId = task.CaseId,
                PartId = task.PartId,
                InstanceId = task.InstanceId,
                TaskId = task.Id,
                ActivityId = task.ActivityId,
                Message = task.Name,
                Data = new JsonObject { ["outcome"] = outcome, ["fields"] = Names(values) }
                    .ToJsonString(StorageJson.Compact),
            },
            cancellationToken);

    // a stage was due, but the task was done first: one of the two wins, and the history says so
    private Task NoteOvertakenAsync(TaskRecord task, string stage, CancellationToken cancellationToken) =>
        journal.WriteAsync(
            new JournalNote(JournalKind.Case, "stage.overtaken")
            {
                CaseId = task.CaseId,
                PartId = task.PartId,
                InstanceId = task.InstanceId,
                TaskId = task.Id,
                ActivityId = task.ActivityId,
                Message = stage,
            },
            cancellationToken);

    // the words people typed belong to the case, not to the journal
    private static JsonArray Names(JsonObject values) => [.. values.Select(value => JsonValue.Create(value.Key))];
}
