using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Activities;

/// <summary>The deadline of a task and its stages, after the Fristprofil of the case's category and its pauses.</summary>
internal static class StepDates
{
    // a question, a feedback window and the like are clocks of their own: no pause of the work stops them
    private static readonly string[] Pausable = [ProfileSteps.Triage, ProfileSteps.Acceptance, ProfileSteps.Outcome];

    /// <param name="subject">The case.</param>
    /// <param name="step">One of <see cref="ProfileSteps"/>.</param>
    /// <param name="profileCode">Another Fristprofil than the category's, or null.</param>
    /// <param name="unit">The unit that has to act: its calendar counts.</param>
    /// <param name="opened">When the task opens or opened.</param>
    public static (DateTimeOffset Due, IReadOnlyList<TaskStage> Stages, bool Urgent) For(
        StepCase subject, string step, string? profileCode, string? unit, DateTimeOffset opened)
    {
        var (profile, due) = DueOf(subject, step, profileCode, unit, opened);
        var start = StartOf(subject, profile.Step(step), opened);
        var ledger = Pausable.Contains(step) ? subject.File.Ledger : PauseLedger.Empty;
        var stages = Stages.For(
            profile, step, opened > start ? opened : start, due.Instant, subject.City.CalendarOf(unit), ledger);

        return (due.Instant, [.. stages.Where(stage => stage.At > opened).Select(TaskStage)], profile.Urgent);
    }

    /// <summary>The date of a step with the days that led to it.</summary>
    public static (DeadlineProfile Profile, PausedDue Due) DueOf(
        StepCase subject, string stepCode, string? profileCode, string? unit, DateTimeOffset opened)
    {
        var own = subject.Profile ?? subject.City.ProfileOf(subject.File.CategoryCode);
        var profile = subject.City.FindProfile(profileCode) ?? own;
        if (stepCode == ProfileSteps.Outcome && profile == own && subject.Part is { } part
            && subject.File.WorkDue(part, subject.City, own) is { } work)
        {
            return (profile, work);
        }

        var step = profile.Step(stepCode);
        var ledger = Pausable.Contains(stepCode) ? subject.File.Ledger : PauseLedger.Empty;
        return (profile, ledger.DueAfter(step, StartOf(subject, step, opened), subject.City.CalendarOf(unit)));
    }

    // the receipt counts for the first decision; what comes back later begins when it comes back
    private static DateTimeOffset StartOf(StepCase subject, ProfileStep step, DateTimeOffset opened) => step.From switch
    {
        StepStart.Received when subject.Part is null => subject.File.ReopenedAt ?? subject.File.ReceivedAt,
        StepStart.Assigned => subject.Part?.AssignedAt ?? opened,
        _ => opened,
    };

    private static TaskStage TaskStage(Stage stage) =>
        new(stage.Code, stage.At, [.. stage.To.Select(target => WireNames.Of(target))]);
}

/// <summary>What a date is counted from: the case, the city around it and the part that is worked on.</summary>
/// <param name="File">The case.</param>
/// <param name="City">The city.</param>
/// <param name="Part">The part, if there is one.</param>
/// <param name="Profile">Another Fristprofil than the category's, for a preview.</param>
internal sealed record StepCase(CaseFile File, CityDirectory City, CasePart? Part, DeadlineProfile? Profile = null)
{
    public static implicit operator StepCase(CaseSubject subject) => new(subject.File, subject.City, subject.Part);
}
