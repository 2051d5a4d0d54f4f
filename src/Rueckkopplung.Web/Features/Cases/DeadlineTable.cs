using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>The dates of a case: the promise, the open tasks with their stages, and those that were kept or missed.</summary>
public sealed class DeadlineTable(IStringLocalizer<CaseTexts> texts)
{
    private const string Opened = "task.opened";
    private const string Done = "task.done";

    public IReadOnlyList<DeadlineRow> Of(
        CaseView view, IReadOnlyList<JournalRow> rows, IReadOnlyList<HumanTask> open, IReadOnlyList<HouseTimer> timers) =>
    [
        Promise(view, rows),
        .. open.Where(task => task.DueAt is not null).Select(task => Running(view, task, timers)),
        .. Past(view, rows).Reverse(),
    ];

    private DeadlineRow Promise(CaseView view, IReadOnlyList<JournalRow> rows)
    {
        var file = view.File;
        var profile = view.City.FindProfile(file.PromiseProfile) ?? view.City.ProfileOf(null);
        var counted = profile.Step(ProfileSteps.FirstAnswer).DueAfter(file.ReopenedAt ?? file.ReceivedAt, view.City.Calendar);
        var isCounted = counted.Instant == file.PromisedBy;
        var moved = rows.LastOrDefault(row => row.Event == CaseEvents.PromiseMoved);

        return new DeadlineRow(texts["Deadline.Promise"], file.PromisedBy, StateOf(file.PromisedBy, file.AnsweredAt ?? file.ClosedAt, view), RuleOf(profile, profile.Step(ProfileSteps.FirstAnswer), file.ReopenedAt is null ? null : "Reopened"))
        {
            IsPromise = true,
            Left = file.AnsweredAt is null && file.ClosedAt is null ? view.TimeLeft(texts, file.PromisedBy) : null,
            Steps = isCounted ? counted.Steps : [],
            Moved = isCounted || moved is null
                ? null
                : texts["Deadline.Moved", Instants.InWords(moved.At, InstantForm.Staff), moved.Message ?? texts["Deadline.NoReason"]].Value,
        };
    }

    private DeadlineRow Running(CaseView view, HumanTask task, IReadOnlyList<HouseTimer> timers)
    {
        var due = task.DueAt!.Value;
        var profile = view.City.ProfileOf(view.File.CategoryCode);
        var step = profile.Steps.FirstOrDefault(one => one.Code == task.Step);
        var part = view.File.Parts.FirstOrDefault(one => one.Id == task.PartId);
        var count = step is null ? null : CountOf(view, task, part);
        var pauses = count is null ? [] : view.File.Pauses.Where(pause => pause.PartId == task.PartId).ToList();
        var state = pauses.Exists(pause => pause.IsOpen) && task.Step == ProfileSteps.Outcome ? DeadlineState.Paused : StateOf(due, keptAt: null, view);

        return new DeadlineRow(TitleOf(task.Title, task.UnitCode), due, state, step is null ? null : RuleOf(profile, step))
        {
            Steps = count?.Base.Steps ?? [],
            Pauses = count is { IsMoved: true } || state == DeadlineState.Paused ? pauses : [],
            WithoutPauses = count is { IsMoved: true } ? count.Base.Instant : null,
            Paused = count?.ServiceTime ?? TimeSpan.Zero,
            Left = state == DeadlineState.Paused ? null : view.TimeLeft(texts, due, task.UnitCode),
            Moved = MovedBy(task, part, count),
            Stages = [.. timers.Where(timer => timer.TaskId == task.Id && timer.Stage != TaskClock.ClockStarts).Select(timer => StageOf(view, task, timer))],
        };
    }

    // only a count that ends exactly on the stored date explains it; a drawing can name a date of its own
    private static PausedDue? CountOf(CaseView view, HumanTask task, CasePart? part)
    {
        var subject = new StepCase(view.File, view.City, part);
        var (_, count) = StepDates.DueOf(subject, task.Step!, null, task.UnitCode ?? UnitTree.Sqm, task.OpenedAt);
        return count.Instant == task.DueAt ? count : null;
    }

    private string? MovedBy(HumanTask task, CasePart? part, PausedDue? count) => (task.Step, part, count) switch
    {
        (ProfileSteps.Outcome, { MovedAt: { } at, AssignedAt: { } assigned }, _) when at > assigned =>
            texts["Deadline.Chosen", Instants.InWords(at, InstantForm.StaffWithYear)].Value,
        (_, { Postponements: > 0 }, null) => texts["Deadline.Postponed"].Value,
        _ => null,
    };

    private IEnumerable<DeadlineRow> Past(CaseView view, IReadOnlyList<JournalRow> rows)
    {
        var done = rows.Where(row => row.Event == Done && row.TaskId is not null).ToLookup(row => row.TaskId);
        foreach (var row in rows.Where(row => row.Event == Opened && row.Data is not null))
        {
            var data = JsonNode.Parse(row.Data!)!.AsObject();
            if ((DateTimeOffset?)data["due"] is not { } due || done[row.TaskId].FirstOrDefault() is not { } end)
                continue;

            var step = view.City.ProfileOf(view.File.CategoryCode).Steps.FirstOrDefault(one => one.Code == (string?)data["step"]);
            yield return new DeadlineRow(
                TitleOf((string?)data["title"] ?? row.Message ?? "", (string?)data["unit"]),
                due,
                StateOf(due, end.At, view),
                step is null ? null : RuleOf(profile: null, step));
        }
    }

    private StageRow StageOf(CaseView view, HumanTask task, HouseTimer timer)
    {
        var targets = (timer.Targets is null ? [] : JsonSerializer.Deserialize<string[]>(timer.Targets) ?? [])
            .Select(WireNames.Find<StageTarget>).OfType<StageTarget>();
        var recipients = Escalation.Recipients(
            targets, task.UnitCode ?? UnitTree.Sqm, view.City, view.City.Calendar.DayOf(timer.FiredAt ?? timer.Due));
        var to = string.Join($" {texts["Stage.And"]} ", recipients.Select(one => one.UnitCode is null
            ? texts["Who.Reporter"].Value
            : Acting(one, one.Role is { } role ? texts["Stage.ToRole", texts[$"Role.{role}"], one.UnitCode].Value : one.UnitCode)));

        return new StageRow(timer.Stage!, timer.Due, to, timer.FiredAt);
    }

    private string Acting(StageRecipient one, string name) =>
        one.InsteadOf is { } away ? texts["Stage.Deputy", name, away] : name;

    private static DeadlineState StateOf(DateTimeOffset due, DateTimeOffset? keptAt, CaseView view) => keptAt is { } at
        ? at <= due ? DeadlineState.Kept : DeadlineState.Missed
        : due < view.Now
            ? DeadlineState.Overdue
            : view.City.Calendar.DayOf(due) == view.Today ? DeadlineState.Today : DeadlineState.Running;

    private static string TitleOf(string title, string? unit) => unit is null ? title : $"{title} ({unit})";

    private string RuleOf(DeadlineProfile? profile, ProfileStep step, string? from = null)
    {
        var days = step.Days == 0
            ? texts["Rule.SameDay"].Value
            : texts[step.Days == 1 ? $"Rule.One{step.Unit}" : $"Rule.{step.Unit}", step.Days].Value;
        var rule = $"{days} {texts[$"From.{from ?? step.From.ToString()}"]}";
        return profile is null ? rule : $"{profile.Name}: {rule}";
    }
}
