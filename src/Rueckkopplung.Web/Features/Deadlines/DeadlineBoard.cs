using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>Reads the page: list, counters, calendar, explanation, incidents and series, as the reader may see them.</summary>
public sealed class DeadlineBoard(RueckkopplungDb db, CityLibrary cities, HouseClock clock, RefusalWords refusals)
{
    /// <summary>The longest list for a spreadsheet.</summary>
    public const int MostRows = 20_000;

    private const int Weeks = 6;
    private const int Runs = 5;

    public string Refused(string code) => refusals.For(code);

    public async Task<DeadlineView> ShowAsync(DeadlineFilter filter, CancellationToken cancellationToken)
    {
        var reader = db.Reader ?? throw new ForbiddenException("session.needed");
        var city = await cities.CurrentAsync(db, cancellationToken);
        var query = new DeadlineQuery(db, city.Calendar, clock.GetUtcNow());
        var counters = new List<(string, int)>();
        foreach (var view in DeadlineFilter.Views)
            counters.Add((view, await query.CountAsync(new DeadlineFilter { View = view }, cancellationToken)));

        return new DeadlineView
        {
            City = city,
            Counters = counters,
            Lines = await LinesAsync(await query.PageAsync(filter, cancellationToken), city, cancellationToken),
            Total = await query.CountAsync(filter, cancellationToken),
            Next = await NextAsync(city, cancellationToken),
            Days = await DaysAsync(query, city.Calendar, cancellationToken),
            Why = filter.Why is { } task ? await ExplainAsync(task, city, cancellationToken) : null,
            Incidents = await IncidentsAsync(reader, cancellationToken),
            Series = await SeriesAsync(reader, cancellationToken),
            MayAct = ActOnDeadlines.Everywhere.Contains(reader.Role),
            MayPause = ActOnDeadlines.OwnClock.Contains(reader.Role),
            MayRetry = CaseRights.Retry.Contains(reader.Role),
        };
    }

    /// <summary>Everything that the filter shows, up to <see cref="MostRows"/> rows.</summary>
    public async Task<(IReadOnlyList<DeadlineLine> Lines, CityDirectory City)> ListAsync(
        DeadlineFilter filter, CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        var rows = await new DeadlineQuery(db, city.Calendar, clock.GetUtcNow()).AllAsync(filter, MostRows, cancellationToken);
        var lines = new List<DeadlineLine>(rows.Count);
        foreach (var chunk in rows.Chunk(500))
            lines.AddRange(await LinesAsync(chunk, city, cancellationToken));
        return (lines, city);
    }

    public async Task<DeadlinePreview> PreviewAsync(
        IReadOnlyList<Guid> ids, DeadlineAction action, CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        var query = new DeadlineQuery(db, city.Calendar, clock.GetUtcNow());
        var lines = await LinesAsync(await query.FindAsync(ids, cancellationToken), city, cancellationToken);
        var fitting = lines.Where(line => Fits(line.Row, action)).ToList();
        var today = city.Calendar.DayOf(clock.GetUtcNow());
        var told = action == DeadlineAction.FireNow
            ? fitting.SelectMany(line => DeadlineWords.RecipientsOf(line.Row, line.Profile, city, today)).ToList()
            : [];

        return new DeadlinePreview(
            action,
            fitting,
            [.. lines.Except(fitting)],
            told.Count(one => one.Target != StageTarget.Reporter),
            told.Count(one => one.Target == StageTarget.Reporter),
            await PausesAsync(fitting, city, cancellationToken));
    }

    private static bool Fits(DeadlineRow row, DeadlineAction action) => action switch
    {
        DeadlineAction.FireNow or DeadlineAction.Cancel => row.IsStage,
        DeadlineAction.Pause => row is { IsDue: true, Step: ProfileSteps.Outcome, IsPaused: false },
        DeadlineAction.Resume => row is { IsDue: true, IsPaused: true },
        _ => row is { IsDue: true, Step: ProfileSteps.Outcome },
    };

    private async Task<IReadOnlyList<PauseRule>> PausesAsync(
        List<DeadlineLine> lines, CityDirectory city, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => line.Row.CaseId).ToList();
        var files = await db.Cases.AsNoTracking().Where(file => ids.Contains(file.Id)).ToListAsync(cancellationToken);
        var choices = files.Select(file => PauseLimits.Choices(file, city, clock.GetUtcNow())).ToList();

        return choices.Count == 0
            ? []
            : [.. choices[0].Where(rule => choices.TrueForAll(other => other.Any(one => one.Code == rule.Code)))];
    }

    private async Task<IReadOnlyList<DeadlineLine>> LinesAsync(
        IReadOnlyList<DeadlineRow> rows, CityDirectory city, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.CaseId).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking().Where(file => ids.Contains(file.Id))
            .Select(file => new { file.Id, file.Number, file.CategoryCode })
            .ToDictionaryAsync(file => file.Id, cancellationToken);

        return [.. rows.Where(row => cases.ContainsKey(row.CaseId)).Select(row => new DeadlineLine(
            row, cases[row.CaseId].Number.ToString(), city.ProfileOf(cases[row.CaseId].CategoryCode)))];
    }

    private async Task<DeadlineLine?> NextAsync(CityDirectory city, CancellationToken cancellationToken)
    {
        var next = await db.Timers.AsNoTracking()
            .Where(timer => timer.FiredAt == null && !timer.IsFailed && timer.CaseId != null)
            .OrderBy(timer => timer.TryAt).FirstOrDefaultAsync(cancellationToken);
        if (next is null)
            return null;

        var task = await db.Tasks.AsNoTracking().FirstOrDefaultAsync(one => one.Id == next.TaskId, cancellationToken);
        var row = new DeadlineRow
        {
            Id = next.Id,
            CaseId = next.CaseId!.Value,
            TaskId = next.TaskId,
            Stage = next.Stage,
            At = next.TryAt,
            Step = task?.Step,
            UnitCode = task?.UnitCode,
        };
        return await LinesAsync([row], city, cancellationToken) is [var line, ..] ? line : null;
    }

    private async Task<IReadOnlyList<CalendarDay>> DaysAsync(
        DeadlineQuery query, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var last = monday.AddDays((Weeks * 7) - 1);
        var counts = await query.PerDayAsync(today, last, cancellationToken);

        return [.. Enumerable.Range(0, Weeks * 7).Select(monday.AddDays).Select(day => new CalendarDay(
            day, !calendar.IsWorkingDay(day), calendar.PlanOf(day).Name, counts.GetValueOrDefault(day)))];
    }

    private async Task<DeadlineExplanation?> ExplainAsync(Guid taskId, CityDirectory city, CancellationToken cancellationToken)
    {
        var task = await db.Tasks.AsNoTracking().FirstOrDefaultAsync(
            one => one.Id == taskId && one.Step != null && one.DueAt != null, cancellationToken);
        if (task is null
            || await db.Cases.AsNoTracking().Whole().FirstOrDefaultAsync(one => one.Id == task.CaseId, cancellationToken) is not { } file)
        {
            return null;
        }

        var today = city.Calendar.DayOf(clock.GetUtcNow());
        var timers = await db.Timers.AsNoTracking()
            .Where(timer => timer.TaskId == taskId && timer.FiredAt == null && timer.Stage != TaskClock.ClockStarts)
            .OrderBy(timer => timer.Due).ToListAsync(cancellationToken);
        var next = timers.Select(timer => new NextStage(timer.Stage!, timer.Due, DeadlineWords.RecipientsOf(
            new DeadlineRow { Stage = timer.Stage, Step = task.Step, UnitCode = task.UnitCode },
            city.ProfileOf(file.CategoryCode), city, today)));
        return DeadlineExplanation.Of(task, file, city, [.. next]);
    }

    private async Task<IReadOnlyList<IncidentGroup>> IncidentsAsync(Reader reader, CancellationToken cancellationToken) =>
        ActOnDeadlines.Everywhere.Contains(reader.Role) ? await IncidentCauses.ReadAsync(db, cancellationToken) : [];

    private async Task<IReadOnlyList<SeriesLine>> SeriesAsync(Reader reader, CancellationToken cancellationToken)
    {
        if (!ActOnDeadlines.Everywhere.Contains(reader.Role))
            return [];

        var rows = await db.Series.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        var lines = new List<SeriesLine>(rows.Count);
        foreach (var row in rows)
        {
            var last = await db.SeriesRuns.AsNoTracking().Where(run => run.Series == row.Name)
                .OrderByDescending(run => run.Occurrence).Take(Runs).ToListAsync(cancellationToken);
            lines.Add(new SeriesLine(row.Name, row.IsPaused, Scheduling.SeriesPlan.Next(row, clock.GetUtcNow(), Runs), last));
        }

        return lines;
    }
}
