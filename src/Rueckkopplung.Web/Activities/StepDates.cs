using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Activities;

/// <summary>The deadline of a task and its stages, after the Fristprofil of the case's category.</summary>
internal static class StepDates
{
    /// <param name="subject">The case.</param>
    /// <param name="step">One of <see cref="ProfileSteps"/>.</param>
    /// <param name="profileCode">Another Fristprofil than the category's, or null.</param>
    /// <param name="unit">The unit that has to act: its calendar counts.</param>
    /// <param name="now">When the task opens.</param>
    public static (DateTimeOffset Due, IReadOnlyList<TaskStage> Stages, bool Urgent) For(
        CaseSubject subject, string step, string? profileCode, string? unit, DateTimeOffset now)
    {
        var profile = subject.City.FindProfile(profileCode) ?? subject.City.ProfileOf(subject.File.CategoryCode);
        var calendar = subject.City.CalendarOf(unit);
        var start = StartOf(subject, profile.Step(step), now);
        var due = Due(subject, profile.Step(step), calendar, start);
        var stages = Stages.For(profile, step, now > start ? now : start, due, calendar);

        return (due, [.. stages.Where(stage => stage.At > now).Select(TaskStage)], profile.Urgent);
    }

    private static DateTimeOffset Due(CaseSubject subject, ProfileStep step, WorkingCalendar calendar, DateTimeOffset start)
    {
        var file = subject.File;
        if (step.Code != ProfileSteps.Outcome)
            return step.DueAfter(start, calendar).Instant;
        if (subject.Part is { Postponements: > 0, DueAt: { } moved } && moved > start)
            return moved;

        // the time in which the reporter was asked is not the unit's time
        var waited = file.Questions
            .Where(question => question.AskedAt >= start)
            .Sum(question => calendar.WorkingDaysBetween(question.AskedAt, question.RepliedAt ?? question.ExpiredAt ?? question.AskedAt));
        return waited > 0 && step.Unit == DayUnit.Working
            ? calendar.AddWorkingDays(start, step.Days + waited).Instant
            : step.DueAfter(start, calendar).Instant;
    }

    private static DateTimeOffset StartOf(CaseSubject subject, ProfileStep step, DateTimeOffset now) => step.From switch
    {
        StepStart.Received when subject.File.Questions.Count == 0 && subject.Part?.AssignedAt is null => subject.File.ReceivedAt,
        StepStart.Assigned => subject.Part?.AssignedAt ?? now,
        _ => now,
    };

    private static TaskStage TaskStage(Stage stage) =>
        new(stage.Code, stage.At, [.. stage.To.Select(target => Cases.WireNames.Of(target))]);
}
