using System.Text.Json;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Storage.Workflows;

/// <summary>Effects that end outside the engine's tables: messages, journal rows and the handlers of others.</summary>
internal sealed class EffectDesk(StepScope scope, IOutbox outbox, IJournal journal, IEnumerable<IEffectHandler> handlers)
{
    public Task SendAsync(InstanceRecord instance, MessageEffect message, CancellationToken cancellationToken) =>
        outbox.AddAsync(
            message.Message with { CaseId = message.Message.CaseId ?? instance.CaseId },
            cancellationToken);

    /// <exception cref="InvalidOperationException">Nobody handles this effect.</exception>
    public Task HandOnAsync(StoredBurst burst, Effect effect, CancellationToken cancellationToken)
    {
        var context = new EffectContext(burst.Instance.Id, burst.Instance.CaseId, burst.Subject, scope.Now);
        if (handlers.FirstOrDefault(handler => handler.Handles(effect)) is { } found)
            return found.ApplyAsync(effect, context, cancellationToken);

        return effect switch
        {
            WriteLineEffect => Task.CompletedTask, // the burst's row has it
            RunTaskEffect task => NoteAsync(
                burst.Instance, "task.requested", task.ActivityId, task.TaskName, cancellationToken),
            _ => throw new InvalidOperationException(
                $"Activity '{effect.ActivityId}' of instance {burst.Instance.Id} asked for '{effect.GetType().Name}', "
                + "but no IEffectHandler is registered for it."),
        };
    }

    public Task NoteOpenedAsync(InstanceRecord instance, OpenTaskEffect task, CancellationToken cancellationToken) =>
        journal.WriteAsync(
            new JournalNote(JournalKind.Activity, "task.opened")
            {
                CaseId = instance.CaseId,
                PartId = task.PartId,
                InstanceId = instance.Id,
                TaskId = Guid.Parse(task.BookmarkId),
                ActivityId = task.ActivityId,
                Message = task.Name,
                // the task's row goes with the task; whether its date was kept is asked later
                Data = JsonSerializer.Serialize(
                    new { title = task.Title, step = task.Step, due = task.DueAt, unit = task.Audience.Unit }, StorageJson.Compact),
            },
            cancellationToken);

    private Task NoteAsync(
        InstanceRecord instance, string name, string activityId, string text, CancellationToken cancellationToken) =>
        journal.WriteAsync(
            new JournalNote(JournalKind.Activity, name)
            {
                CaseId = instance.CaseId,
                InstanceId = instance.Id,
                ActivityId = activityId,
                Message = text,
            },
            cancellationToken);
}
