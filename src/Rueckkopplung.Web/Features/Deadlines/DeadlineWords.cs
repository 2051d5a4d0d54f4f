using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>Says in words what a planned moment is, by which rule it comes and what happens then.</summary>
public sealed class DeadlineWords(IStringLocalizer<DeadlinesTexts> texts)
{
    private static readonly string[] StageNames = ["R1", "R2", "E1", "E2", "E3", "P"];

    public string KindOf(DeadlineRow row)
    {
        if (row.IsDue)
            return StepName(row.Step);

        return row.Stage is { } stage ? StageName(stage) : texts["Kind.Waiting"];
    }

    public string StepName(string? step) =>
        ProfileSteps.All.Contains(step) ? texts[$"Step.{step}"] : texts["Kind.Waiting"];

    public string StageName(string stage) => StageNames.Contains(stage) ? texts[$"Stage.{stage}"] : stage;

    /// <summary>„10 Arbeitstage nach der Zuweisung“, „70 % der Zeit für die Annahme“.</summary>
    public string RuleOf(DeadlineRow row, DeadlineProfile profile)
    {
        if (row.IsDue)
            return profile.Steps.FirstOrDefault(step => step.Code == row.Step) is { } found ? RuleOf(found) : texts["Rule.Process"];
        if (row.Stage is null)
            return texts["Rule.Process"];
        if (profile.Stages.FirstOrDefault(rule => rule.Code == row.Stage) is not { } stage)
            return texts["Rule.Pause"];
        if (stage.Share is { } share)
            return texts["Rule.Share", Math.Round(share * 100), StepName(row.Step)];

        return stage.WorkingDaysAfterDue == 0
            ? texts["Rule.OnTheDay", StepName(row.Step)]
            : texts["Rule.After", stage.WorkingDaysAfterDue, StepName(row.Step)];
    }

    public string RuleOf(ProfileStep step)
    {
        var unit = step.Unit == DayUnit.Working ? "Working" : "Calendar";
        var length = step.Days switch
        {
            0 => texts["Length.Today"].Value,
            1 => texts[$"Length.{unit}.1"],
            _ => texts[$"Length.{unit}", step.Days],
        };
        return texts["Rule.Length", length, texts[$"From.{step.From}"]];
    }

    /// <summary>„KBK-S Leitung bekommt eine Nachricht“.</summary>
    public string EffectOf(DeadlineRow row, DeadlineProfile profile, CityDirectory city, DateOnly today)
    {
        if (row.IsDue)
            return texts[row.IsPaused ? "Effect.Paused" : "Effect.Overdue"];
        if (row.Stage is null)
            return texts["Effect.GoesOn"];
        if (RecipientsOf(row, profile, city, today) is not { Count: > 0 } recipients)
            return texts["Effect.ClockStarts"];

        return texts["Effect.Message", string.Join(", ", recipients.Select(one => NameOf(one, city)))];
    }

    public static IReadOnlyList<StageRecipient> RecipientsOf(
        DeadlineRow row, DeadlineProfile profile, CityDirectory city, DateOnly today)
    {
        var step = profile.Steps.FirstOrDefault(one => one.Code == row.Step);
        var targets = step is { RemindReporter: true }
            ? [StageTarget.Reporter]
            : profile.Stages.FirstOrDefault(rule => rule.Code == row.Stage)?.To ?? [];
        return Escalation.Recipients(targets, row.UnitCode ?? UnitTree.Sqm, city, today);
    }

    /// <summary>A unit or a chair, never a person.</summary>
    public string NameOf(StageRecipient recipient, CityDirectory city)
    {
        if (recipient.Target == StageTarget.Reporter)
            return texts["Recipient.Reporter"];

        var unit = city.Units.Find(recipient.UnitCode) is { } found ? $"{found.Code} {found.Name}" : recipient.UnitCode ?? "";
        return recipient.Role is null ? unit : texts["Recipient.Lead", unit];
    }

    public string ReasonOf(CountedDay day) => day.Name ?? texts[$"Day.{day.Reason}"];
}
