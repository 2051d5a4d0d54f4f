using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>Why a task is due when it is, and what comes then.</summary>
/// <param name="Task">The task.</param>
/// <param name="Number">Of its case.</param>
/// <param name="Profile">The Fristprofil behind it.</param>
/// <param name="Step">Its step.</param>
/// <param name="Due">The days counted, and what pauses added.</param>
/// <param name="Pauses">Of the part.</param>
/// <param name="ChosenOn">When somebody put the date by hand; null = it is counted.</param>
/// <param name="Next">The stages that are still to come, with whom they tell.</param>
public sealed record DeadlineExplanation(
    HumanTask Task,
    string Number,
    DeadlineProfile Profile,
    ProfileStep Step,
    PausedDue Due,
    IReadOnlyList<Pause> Pauses,
    DateTimeOffset? ChosenOn,
    IReadOnlyList<NextStage> Next)
{
    /// <summary>Counts the date of a task again, from the facts of its case.</summary>
    public static DeadlineExplanation Of(HumanTask task, CaseFile file, CityDirectory city, IReadOnlyList<NextStage> next)
    {
        var part = file.CurrentParts.FirstOrDefault(one => one.Id == task.PartId);
        var (profile, due) = StepDates.DueOf(new StepCase(file, city, part), task.Step!, null, task.UnitCode ?? UnitTree.Sqm, task.OpenedAt);
        var isWork = task.Step == ProfileSteps.Outcome;
        return new DeadlineExplanation(
            task,
            file.Number.ToString(),
            profile,
            profile.Step(task.Step!),
            due,
            [.. file.Pauses.Where(pause => pause.PartId == task.PartId)],
            isWork ? part?.MovedAt : null,
            next);
    }
}

/// <summary>A stage to come.</summary>
/// <param name="Code">R1 … E3.</param>
/// <param name="At">When.</param>
/// <param name="Recipients">Whom it tells.</param>
public sealed record NextStage(string Code, DateTimeOffset At, IReadOnlyList<StageRecipient> Recipients);
