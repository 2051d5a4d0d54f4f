using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>
/// Does one thing to one or several planned moments, all of them or none. What is over meanwhile is left out; a moment that
/// cannot take it refuses the whole.
/// </summary>
public static class ActOnDeadlines
{
    /// <summary>SQM for the whole city; a unit for the clock of its own work.</summary>
    public static IReadOnlyList<Role> Everywhere { get; } = [Role.Sqm, Role.SqmLead];

    /// <summary>Who may stop and start the clock of work that is with their unit.</summary>
    public static IReadOnlyList<Role> OwnClock { get; } = [Role.Sqm, Role.SqmLead, Role.Unit, Role.UnitLead];

    /// <param name="Ids">Tasks and timers, as the list names them.</param>
    /// <param name="Action">What to do.</param>
    /// <param name="Reason">Why; kept with the case.</param>
    /// <param name="Day">The new day, or the last day of the pause.</param>
    /// <param name="Pause">For a pause, one of <see cref="PauseReasons"/>.</param>
    public sealed record Command(
        IReadOnlyList<Guid> Ids, DeadlineAction Action, string? Reason, DateOnly? Day = null, string? Pause = null)
        : IRequest<int>;

    internal sealed class Handler(RueckkopplungDb db, CaseDoor door, TimerDesk timers, CaseClocks clocks, CaseSubjectSource subjects)
        : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            Rule.Require(request.Ids.Count > 0, "deadline.is-chosen", null);
            Rule.Require(!string.IsNullOrWhiteSpace(request.Reason), "deadline.has-reason", null);
            Rule.Require(request.Action != DeadlineAction.Move || request.Day is not null, "deadline.names-a-day", null);
            var chosen = await ChosenAsync(request.Ids, cancellationToken);

            var done = 0;
            // always in the order of the cases, so that two people never wait for each other
            foreach (var one in chosen.OrderBy(one => one.CaseId).ThenBy(one => one.Id))
                done += await DoAsync(request, one, cancellationToken) ? 1 : 0;
            return done;
        }

        private async Task<bool> DoAsync(Command request, Chosen one, CancellationToken cancellationToken)
        {
            var isClock = request.Action is DeadlineAction.Pause or DeadlineAction.Resume;
            var file = await door.OpenAsync(one.CaseId, isClock ? OwnClock : Everywhere, cancellationToken);
            if (request.Action is DeadlineAction.FireNow or DeadlineAction.Cancel)
                return await DoStageAsync(request, one, file, cancellationToken);
            if (one.Task is not { Step: ProfileSteps.Outcome, PartId: { } part } task)
                throw new RuleBrokenException("deadline.is-work", file.Number);

            RefuseOthersWork(task);
            var subject = await subjects.FindAsync(one.CaseId, cancellationToken);
            ChangeClock(request, subject!, part);
            await clocks.PlanAsync(one.CaseId, cancellationToken);
            return true;
        }

        private async Task<bool> DoStageAsync(Command request, Chosen one, CaseFile file, CancellationToken cancellationToken)
        {
            Rule.Require(one.IsStage, "deadline.is-a-stage", file.Number);
            return request.Action == DeadlineAction.FireNow
                ? await timers.FireAsync(one.Id, request.Reason!, cancellationToken)
                : await timers.CancelAsync(one.Id, request.Reason!, cancellationToken);
        }

        private void ChangeClock(Command request, CaseSubject subject, Guid part)
        {
            var (file, city) = (subject.File, subject.City);
            switch (request.Action)
            {
                case DeadlineAction.Move:
                    file.MoveDue(part, request.Day!.Value, request.Reason!, city, door.Actor, door.Now);
                    file.AddNote(request.Reason!, door.Actor, door.Now);
                    break;
                case DeadlineAction.Pause:
                    file.StopClock(
                        new PauseRequest(part, request.Pause ?? "", request.Reason, request.Day), city, door.Actor, door.Now);
                    break;
                default:
                    file.StartClock(city, door.Actor, door.Now);
                    file.AddNote(request.Reason!, door.Actor, door.Now);
                    break;
            }
        }

        private void RefuseOthersWork(HumanTask task)
        {
            var isOwn = Everywhere.Contains(door.Reader.Role) || (task.UnitCode is { } unit && door.Reader.UnitScope.Contains(unit));
            if (!isOwn)
                throw new ForbiddenException("task.is-for-others");
        }

        private async Task<List<Chosen>> ChosenAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
        {
            var found = await db.Timers.AsNoTracking()
                .Where(timer => ids.Contains(timer.Id) && timer.FiredAt == null && timer.CaseId != null)
                .Select(timer => new { timer.Id, CaseId = timer.CaseId!.Value, timer.TaskId, timer.Stage })
                .ToListAsync(cancellationToken);
            var taskIds = found.Select(timer => timer.TaskId).OfType<Guid>().Concat(ids).ToList();
            var tasks = await db.Tasks.AsNoTracking().Where(task => taskIds.Contains(task.Id) && task.CaseId != null)
                .ToDictionaryAsync(task => task.Id, cancellationToken);

            return
            [
                .. found.Select(timer => new Chosen(
                    timer.Id, timer.CaseId, timer.Stage is not null and not TaskClock.ClockStarts, tasks.GetValueOrDefault(timer.TaskId ?? Guid.Empty))),
                .. ids.Where(tasks.ContainsKey).Select(id => new Chosen(id, tasks[id].CaseId!.Value, false, tasks[id])),
            ];
        }

        private sealed record Chosen(Guid Id, Guid CaseId, bool IsStage, HumanTask? Task);
    }
}
