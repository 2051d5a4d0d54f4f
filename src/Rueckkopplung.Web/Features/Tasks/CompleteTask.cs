using System.Text.Json.Nodes;
using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Tasks;

/// <summary>A person does an open task: one of its outcomes, with the values of its form.</summary>
public static class CompleteTask
{
    /// <summary>The field with the number of the case that was there before.</summary>
    public const string DuplicateField = "duplicateOf";

    /// <param name="Number">The case.</param>
    /// <param name="TaskId">The task.</param>
    /// <param name="Outcome">The name of one of its outcomes.</param>
    /// <param name="Values">By field name.</param>
    /// <param name="Revision">The case's revision when the form was shown; null = whatever it is.</param>
    public sealed record Command(CaseNumber Number, Guid TaskId, string Outcome, JsonObject Values, int? Revision)
        : IRequest;

    internal sealed class Handler(
        RueckkopplungDb db, StepReader reader, TaskDesk desk, CityLibrary cities) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await db.CaseAsync(request.Number, cancellationToken);
            var task = await db.Tasks.FindAsync([request.TaskId], cancellationToken);
            if (task is null || task.CaseId != file.Id)
                throw await desk.GoneAsync(file.Id, request.TaskId, cancellationToken);
            if (reader.Reader is not { } who || !TaskAccess.MayDo(task, who))
                throw new ForbiddenException("task.is-for-others");
            if (request.Revision is { } seen && seen != file.Revision)
                throw await desk.ChangedAsync(file, seen, cancellationToken);

            var city = await cities.CurrentAsync(db, cancellationToken);
            Rule.Require(TaskDesk.HasOutcome(task, request.Outcome), "task.has-outcome", request.Outcome, task.Title);
            var values = TaskForm.Accept(JsonNode.Parse(task.Form)!.AsArray(), request.Outcome, request.Values, city);
            if ((string?)values[DuplicateField] is { } other)
                await desk.BringOtherAsync(file.Id, other, cancellationToken);
            if (!await desk.Session.ResumeTaskAsync(task.Id, request.Outcome, values, cancellationToken))
                throw await desk.GoneAsync(file.Id, request.TaskId, cancellationToken);
        }
    }
}
