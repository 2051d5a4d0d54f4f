using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Activities;

/// <summary>Brings the open tasks of a case in line with its clock: date, stages and the timer that ends a pause.</summary>
internal sealed class CaseClocks(RueckkopplungDb db, CaseSubjectSource subjects, TaskClock tasks, StepScope scope) : IClockStart
{
    /// <summary>A pause's time is over.</summary>
    public async Task StartAsync(Guid caseId, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(caseId, cancellationToken) is { } subject
            && subject.File.EndPauseByTime(subject.City, scope.Now))
        {
            await PlanAsync(caseId, cancellationToken);
        }
    }

    // those whose date follows from the Fristprofil and the facts of the case
    private static readonly List<string?> Counted = [ProfileSteps.Triage, ProfileSteps.Acceptance, ProfileSteps.Outcome];

    /// <summary>After a change of pause, date, category or Fristprofil: plans the open tasks anew.</summary>
    /// <returns>How many tasks were moved.</returns>
    public async Task<int> PlanAsync(Guid caseId, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(caseId, cancellationToken) is not { } subject)
            return 0;

        var open = await db.Tasks.AsNoTracking()
            .Where(task => task.CaseId == caseId && task.DueAt != null && Counted.Contains(task.Step))
            .ToListAsync(cancellationToken);
        foreach (var task in open)
            await PlanAsync(subject, task, cancellationToken);
        return open.Count;
    }

    private Task<bool> PlanAsync(CaseSubject subject, HumanTask task, CancellationToken cancellationToken)
    {
        var pause = subject.File.OpenPause is { } one && one.PartId == task.PartId ? one : null;
        var (due, stages, _) = StepDates.For(subject, task.Step!, null, task.UnitCode ?? UnitTree.Sqm, task.OpenedAt);
        return tasks.PlanAsync(task.Id, due, stages, pause?.Until, cancellationToken);
    }
}
