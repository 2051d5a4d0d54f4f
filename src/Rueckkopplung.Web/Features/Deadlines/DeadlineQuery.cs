using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>Finds planned moments, in the database: due dates of tasks and timers in one list.</summary>
internal sealed class DeadlineQuery(RueckkopplungDb db, WorkingCalendar calendar, DateTimeOffset now)
{
    public const int Size = 25;

    private DateOnly Today => calendar.DayOf(now);

    /// <summary>What a filter shows, in its order.</summary>
    public async Task<IReadOnlyList<DeadlineRow>> PageAsync(DeadlineFilter filter, CancellationToken cancellationToken) =>
        await Ordered(filter).Skip((Math.Max(1, filter.Page) - 1) * Size).Take(Size).ToListAsync(cancellationToken);

    /// <summary>All of it, up to a bound.</summary>
    public async Task<IReadOnlyList<DeadlineRow>> AllAsync(DeadlineFilter filter, int most, CancellationToken cancellationToken) =>
        await Ordered(filter).Take(most).ToListAsync(cancellationToken);

    private IQueryable<DeadlineRow> Ordered(DeadlineFilter filter)
    {
        var rows = Filtered(filter);
        return filter.Order switch
        {
            "stelle" => rows.OrderBy(row => row.UnitCode).ThenBy(row => row.At).ThenBy(row => row.Id),
            "art" => rows.OrderBy(row => row.Stage).ThenBy(row => row.At).ThenBy(row => row.Id),
            _ => rows.OrderBy(row => row.At).ThenBy(row => row.Id),
        };
    }

    public Task<int> CountAsync(DeadlineFilter filter, CancellationToken cancellationToken) =>
        Filtered(filter).CountAsync(cancellationToken);

    /// <summary>The rows with these ids that are still planned and that the reader sees.</summary>
    public async Task<IReadOnlyList<DeadlineRow>> FindAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        await Everything().Where(row => ids.Contains(row.Id)).OrderBy(row => row.At).ToListAsync(cancellationToken);

    /// <summary>How many moments lie on each day of a span.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, int>> PerDayAsync(
        DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (begin, end) = (StartOf(from), StartOf(to.AddDays(1)));
        var moments = await Everything().Where(row => row.At >= begin && row.At < end)
            .Select(row => row.At).ToListAsync(cancellationToken);
        return moments.CountBy(calendar.DayOf).ToDictionary(day => day.Key, day => day.Value);
    }

    private IQueryable<DeadlineRow> Filtered(DeadlineFilter filter)
    {
        var rows = Viewed(filter);
        if (string.IsNullOrWhiteSpace(filter.Search))
            return rows;

        var text = filter.Search.Trim();
        if (CaseNumber.Read(text, out var number) == NumberFault.None)
        {
            var found = db.Cases.Where(file => file.Number == number).Select(file => file.Id);
            return rows.Where(row => found.Contains(row.CaseId));
        }

        var unit = text.ToUpperInvariant();
        return rows.Where(row => row.UnitCode != null && row.UnitCode.StartsWith(unit));
    }

    private IQueryable<DeadlineRow> Viewed(DeadlineFilter filter)
    {
        var (rows, today, tomorrow) = (Everything(), StartOf(Today), StartOf(Today.AddDays(1)));
        if (filter.Day is { } day)
            return Between(rows, StartOf(day), StartOf(day.AddDays(1)));
        if (filter.Trial is { } trial)
            return Between(rows, now, StartOf(trial.AddDays(1)));

        return filter.View switch
        {
            DeadlineFilter.Overdue => rows.Where(row => row.IsDue && row.At < now),
            DeadlineFilter.Soon => Between(rows, tomorrow, calendar.EndOf(calendar.WorkingDayAfter(Today, 3)).AddSeconds(1)),
            DeadlineFilter.Disturbed => rows.Where(row => row.IsFailed || row.Attempts > 0),
            DeadlineFilter.Paused => rows.Where(row => row.IsPaused && row.IsDue),
            DeadlineFilter.All => rows,
            _ => Between(rows, today, tomorrow),
        };
    }

    private static IQueryable<DeadlineRow> Between(IQueryable<DeadlineRow> rows, DateTimeOffset from, DateTimeOffset to) =>
        rows.Where(row => row.At >= from && row.At < to);

    private IQueryable<DeadlineRow> Everything() => Tasks().Concat(Timers());

    private IQueryable<DeadlineRow> Tasks() =>
        from task in db.Tasks.AsNoTracking()
        where task.DueAt != null && task.CaseId != null
        select new DeadlineRow
        {
            Id = task.Id,
            CaseId = task.CaseId!.Value,
            TaskId = task.Id,
            Stage = null,
            IsDue = true,
            At = task.DueAt!.Value,
            Step = task.Step,
            UnitCode = task.UnitCode,
            TaskName = task.Title,
            Attempts = 0,
            IsFailed = false,
            IsPaused = task.PartId != null && db.Pauses.Any(pause => pause.PartId == task.PartId && pause.EndedAt == null),
        };

    private IQueryable<DeadlineRow> Timers() =>
        from timer in db.Timers.AsNoTracking()
        where timer.FiredAt == null && timer.CaseId != null
        join task in db.Tasks on timer.TaskId equals (Guid?)task.Id into own
        from task in own.DefaultIfEmpty()
        select new DeadlineRow
        {
            Id = timer.Id,
            CaseId = timer.CaseId!.Value,
            TaskId = timer.TaskId,
            Stage = timer.Stage,
            IsDue = false,
            At = timer.Due,
            Step = task == null ? null : task.Step,
            UnitCode = task == null ? null : task.UnitCode,
            TaskName = task == null ? null : task.Title,
            Attempts = timer.Attempts,
            IsFailed = timer.IsFailed,
            IsPaused = false,
        };

    private DateTimeOffset StartOf(DateOnly day) => calendar.InstantOf(day, TimeOnly.MinValue);
}
