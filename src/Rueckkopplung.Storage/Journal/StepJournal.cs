using System.Globalization;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Steps;

namespace Rueckkopplung.Storage.Journal;

internal sealed class StepJournal(StepScope scope) : IJournal
{
    private const string Insert =
        """
        insert into journal (at, kind, event, case_id, part_id, instance_id, task_id, stage, activity_id,
          activity_type, execution_id, message, data, actor_id, actor_role, actor_unit, is_public)
        values (@at, @kind, @event, @case, @part, @instance, @task, @stage, @activity,
          @type, @execution, @message, @data, @person, @role, @unit, @public)
        """;

    private static readonly string InsertBurst = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        insert into journal (at, kind, event, case_id, instance_id, data, actor_id, actor_role, actor_unit, is_public)
        values (@at, {(int)JournalKind.Activity}, '{BurstRows.Event}', @case, @instance, @data, @person, @role, @unit, false)
        """);

    public Task WriteAsync(JournalNote note, CancellationToken cancellationToken)
    {
        var actor = note.Actor ?? scope.Actor;
        return scope.Sql.ExecuteAsync(
            Insert,
            cancellationToken,
            ("at", note.At ?? scope.Now), ("kind", note.Kind), ("event", note.Event), ("case", note.CaseId),
            ("part", note.PartId), ("instance", note.InstanceId), ("task", note.TaskId), ("stage", note.Stage),
            ("activity", note.ActivityId), ("type", note.ActivityType), ("execution", note.ExecutionId),
            ("message", note.Message), ("data", note.Data), ("person", actor.PersonId),
            ("role", actor.Role is { } role ? WireNames.Of(role) : null), ("unit", actor.UnitCode),
            ("public", note.IsPublic));
    }

    public Task WriteBurstAsync(Guid? caseId, Guid instanceId, string data, CancellationToken cancellationToken) =>
        scope.Sql.ExecuteAsync(
            InsertBurst,
            cancellationToken,
            ("at", scope.Now), ("case", caseId), ("instance", instanceId), ("data", data), ("person", scope.Actor.PersonId),
            ("role", scope.Actor.Role is { } role ? WireNames.Of(role) : null), ("unit", scope.Actor.UnitCode));
}
