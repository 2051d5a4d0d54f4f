using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Features.Tasks;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>
/// Mangel becomes Bedarf or back: the running process ends with an entry, the one that Verwaltung names for the new kind
/// begins, and the same unit is asked anew. During triage, and after the answer, only the fact changes.
/// </summary>
public static class ChangeKind
{
    /// <summary>Why the process ended.</summary>
    public const string Reason = "kind-changed";

    public sealed record Command(CaseNumber Number, ConcernKind Kind, int? Revision) : IRequest;

    internal sealed class Handler(CaseDoor door, TaskDesk desk, KindDesk kinds) : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await door.OpenAsync(request.Number, CaseRights.Corrections, cancellationToken);
            if (request.Revision is { } seen && seen != file.Revision)
                throw await desk.ChangedAsync(file, seen, cancellationToken);

            var subject = await kinds.SubjectAsync(file, cancellationToken);
            var running = await kinds.RunningAsync(file, cancellationToken);
            if (running.Count == 0)
            {
                file.ChangeKind(request.Kind, subject.City, door.Actor, door.Now);
                return;
            }

            CaseRules.NoQuestionIsOpen(file);
            var part = file.CurrentParts.LastOrDefault(one => one is { IsOpen: true, UnitCode: not null });
            Rule.Require(part is not null, "kind.unit-is-assigned", file.Number);
            if (!file.ChangeKind(request.Kind, subject.City, door.Actor, door.Now))
                return;

            var definition = await kinds.DefinitionAsync(subject, cancellationToken);
            if (running.Any(one => one.DefinitionId == definition))
                return;

            await kinds.EndAsync(running, cancellationToken);
            OfferAgain(file, part!, subject.City);
            await kinds.StartAsync(definition, file, cancellationToken);
        }

        // another process begins with the question whether the unit takes it
        private void OfferAgain(CaseFile file, CasePart part, CityDirectory city)
        {
            var (unit, carer) = (part.UnitCode!, part.CaredForBy);
            var reason = $"Art geändert: jetzt {WireNames.Of(file.Kind!.Value)}";
            if (part.AcceptedAt is not null)
                file.ReturnToSqm(part.Id, reason, door.Actor, door.Now);
            file.Assign(new Assignment(unit, carer, reason, part.Id), city, door.Actor, door.Now);
        }
    }

    /// <summary>The processes that serve a kind, on the step.</summary>
    internal sealed class KindDesk(
        RueckkopplungDb db, ProcessSession session, CaseSubjectSource subjects, IProcessAssignment assignment)
    {
        public async Task<CaseSubject> SubjectAsync(CaseFile file, CancellationToken cancellationToken) =>
            await subjects.FindAsync(file.Id, cancellationToken) ?? throw new MissingException("case.exists", file.Number);

        /// <summary>The running processes that serve a kind; none during triage or after the answer.</summary>
        public async Task<List<WorkflowInstance>> RunningAsync(CaseFile file, CancellationToken cancellationToken)
        {
            if (file.AnsweredAt is not null)
                return [];

            var serving = (await ProcessAssignment.ReadAsync(db, cancellationToken)).Select(row => row.DefinitionId).ToList();
            return await db.Instances.AsNoTracking()
                .Where(one => one.CaseId == file.Id && one.ParentId == null && one.Status == WorkflowStatus.Running)
                .Where(one => serving.Contains(one.DefinitionId))
                .ToListAsync(cancellationToken);
        }

        public Task<string> DefinitionAsync(CaseSubject subject, CancellationToken cancellationToken) =>
            assignment.DefinitionForAsync(subject.File.Id, subject, cancellationToken);

        public async Task EndAsync(IEnumerable<WorkflowInstance> running, CancellationToken cancellationToken)
        {
            foreach (var instance in running)
                await session.EndAsync(instance.Id, Reason, cancellationToken);
        }

        public Task<Guid> StartAsync(string definition, CaseFile file, CancellationToken cancellationToken) => session.StartAsync(
            definition,
            file.Id,
            new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { ["grund"] = "Art geändert" },
            cancellationToken);
    }
}
