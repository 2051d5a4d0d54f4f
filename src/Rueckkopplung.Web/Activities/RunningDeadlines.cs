using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Activities;

/// <summary>Counts the open deadlines of a Fristprofil again, with the lengths that a change gives it.</summary>
internal sealed class RunningDeadlines(
    RueckkopplungDb db, CityLibrary cities, HouseClock clock, TaskClock tasks, PlannedProfiles planned) : IRunningDeadlines
{
    private static readonly List<string?> Counted = [ProfileSteps.Triage, ProfileSteps.Acceptance, ProfileSteps.Outcome];

    public async Task<ProfileEffect> PreviewAsync(ProfileChange change, CancellationToken cancellationToken)
    {
        // the administration sees no cases; it is told numbers only
        var reader = db.Reader;
        db.Reader = Reader.House;
        try
        {
            if (await planned.OnAsync(change.Code, change.ValidFrom, cancellationToken) is not { } stored)
                return new ProfileEffect(0, 0, 0, 0);

            var open = await OpenAsync(change, stored, cancellationToken);
            var now = clock.GetUtcNow();
            var moved = open.Where(one => one.IsMoved).ToList();
            return new ProfileEffect(
                open.Count, moved.Count, moved.Count(one => one.Due < now), open.Count(one => one is { IsMoved: false, IsReminded: true }));
        }
        finally
        {
            db.Reader = reader;
        }
    }

    public async Task<int> FollowAsync(IReadOnlyList<ProfileChange> changes, CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var change in changes)
        {
            // as the step has it by now: an earlier change of the same night is in it already
            if (await db.Profiles.FirstOrDefaultAsync(one => one.Code == change.Code, cancellationToken) is not { } stored)
                continue;

            foreach (var one in await OpenAsync(change, stored, cancellationToken))
            {
                if (change.MovesRunning)
                    moved += await MoveAsync(one, cancellationToken) ? 1 : 0;
                else if (one is { IsMoved: true, Task.Step: ProfileSteps.Outcome, Case.Part: { } part })
                    one.Case.File.KeepDate(part.Id, one.Case.City, stored);
            }
        }

        return moved;
    }

    private async Task<bool> MoveAsync(Open one, CancellationToken cancellationToken)
    {
        if (one is { IsMoved: false, IsReminded: false })
            return false;
        if (one is { IsMoved: true, Task.Step: ProfileSteps.Outcome, Case.Part: { } part })
            one.Case.File.FollowProfile(part.Id, one.Due);

        var pause = one.Case.File.OpenPause is { } open && open.PartId == one.Task.PartId ? open : null;
        return await tasks.PlanAsync(one.Task.Id, one.Due, one.Stages, pause?.Until, cancellationToken) && one.IsMoved;
    }

    private async Task<List<Open>> OpenAsync(ProfileChange change, DeadlineProfile stored, CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        var profile = change.Apply(stored);
        var categories = city.Categories.All.Where(one => one.Profile == change.Code).Select(one => (string?)one.Code).ToList();
        if (change.Code == DeadlineProfile.Standard)
            categories.Add(null);
        var files = await db.Cases.Whole()
            .Where(file => categories.Contains(file.CategoryCode) && db.Tasks.Any(task => task.CaseId == file.Id))
            .OrderBy(file => file.Id).ToListAsync(cancellationToken);
        var ids = files.Select(file => file.Id).ToList();
        var open = await db.Tasks.AsNoTracking()
            .Where(task => ids.Contains(task.CaseId!.Value) && task.DueAt != null && Counted.Contains(task.Step))
            .ToListAsync(cancellationToken);
        var byId = files.ToDictionary(file => file.Id);

        return [.. open.Select(task => Count(task, byId[task.CaseId!.Value], city, (stored, profile)))];
    }

    // compared with the count by the old lengths, not with the row: only what the change itself moves
    private static Open Count(HumanTask task, CaseFile file, CityDirectory city, (DeadlineProfile Old, DeadlineProfile New) profile)
    {
        var part = file.CurrentParts.FirstOrDefault(one => one.Id == task.PartId);
        var (before, ladder, _) = StepDates.For(
            new StepCase(file, city, part, profile.Old), task.Step!, null, task.UnitCode ?? UnitTree.Sqm, task.OpenedAt);
        var subject = new StepCase(file, city, part, profile.New);
        var (due, stages, _) = StepDates.For(subject, task.Step!, null, task.UnitCode ?? UnitTree.Sqm, task.OpenedAt);
        return new Open(task, subject, due, stages) { IsMoved = due != before, IsReminded = !stages.Select(Words).SequenceEqual(ladder.Select(Words)) };
    }

    private static string Words(TaskStage stage) => $"{stage.Code} {stage.At:O} {string.Join(',', stage.Targets)}";

    private sealed record Open(HumanTask Task, StepCase Case, DateTimeOffset Due, IReadOnlyList<TaskStage> Stages)
    {
        public bool IsMoved { get; init; }

        public bool IsReminded { get; init; }
    }
}
