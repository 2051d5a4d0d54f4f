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
internal sealed class RunningDeadlines(RueckkopplungDb db, CityLibrary cities, HouseClock clock, TaskClock tasks) : IRunningDeadlines
{
    private static readonly List<string?> Counted = [ProfileSteps.Triage, ProfileSteps.Acceptance, ProfileSteps.Outcome];

    public async Task<ProfileEffect> PreviewAsync(ProfileChange change, CancellationToken cancellationToken)
    {
        // the administration sees no cases; it is told numbers only
        var reader = db.Reader;
        db.Reader = Reader.House;
        try
        {
            var open = await OpenAsync(change, cancellationToken);
            var now = clock.GetUtcNow();
            var moved = open.Where(one => one.IsMoved).ToList();
            return new ProfileEffect(open.Count, moved.Count, moved.Count(one => one.Due < now));
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
            foreach (var one in await OpenAsync(change, cancellationToken))
            {
                if (change.MovesRunning)
                    moved += await MoveAsync(one, cancellationToken) ? 1 : 0;
                else if (one is { Task.Step: ProfileSteps.Outcome, Case.Part: { } part })
                    one.Case.File.KeepDate(part.Id, one.Case.City);
            }
        }

        return moved;
    }

    private async Task<bool> MoveAsync(Open one, CancellationToken cancellationToken)
    {
        if (!one.IsMoved)
            return false;
        if (one is { Task.Step: ProfileSteps.Outcome, Case.Part: { } part })
            one.Case.File.FollowProfile(part.Id, one.Due);

        var pause = one.Case.File.OpenPause is { } open && open.PartId == one.Task.PartId ? open : null;
        return await tasks.PlanAsync(one.Task.Id, one.Due, one.Stages, pause?.Until, cancellationToken);
    }

    private async Task<List<Open>> OpenAsync(ProfileChange change, CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        if (city.FindProfile(change.Code) is not { } stored)
            return [];

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
        var before = StepDates.DueOf(
            new StepCase(file, city, part, profile.Old), task.Step!, null, task.UnitCode ?? UnitTree.Sqm, task.OpenedAt).Due.Instant;
        var subject = new StepCase(file, city, part, profile.New);
        var (due, stages, _) = StepDates.For(subject, task.Step!, null, task.UnitCode ?? UnitTree.Sqm, task.OpenedAt);
        return new Open(task, subject, due, stages) { IsMoved = due != before };
    }

    private sealed record Open(HumanTask Task, StepCase Case, DateTimeOffset Due, IReadOnlyList<TaskStage> Stages)
    {
        public bool IsMoved { get; init; }
    }
}
