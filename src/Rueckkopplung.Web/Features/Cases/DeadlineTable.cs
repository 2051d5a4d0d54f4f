using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Storage.Workflows;
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
        var count = step is null ? null : DateCount.Find(view, task, step);
        var part = view.File.Parts.FirstOrDefault(one => one.Id == task.PartId);

        return new DeadlineRow(TitleOf(task.Title, task.UnitCode), due, StateOf(due, keptAt: null, view), step is null ? null : RuleOf(profile, step))
        {
            Steps = count?.Steps ?? [],
            Moved = count is null && part is { Postponements: > 0 } ? texts["Deadline.Postponed"].Value : null,
            Stages = [.. timers.Where(timer => timer.TaskId == task.Id && timer.Stage != TaskClock.ClockStarts).Select(timer => StageOf(view, task, timer))],
        };
    }

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
            : one.Role is { } role ? texts["Stage.ToRole", texts[$"Role.{role}"], one.UnitCode].Value : one.UnitCode));

        return new StageRow(timer.Stage!, timer.Due, to, timer.FiredAt);
    }

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
