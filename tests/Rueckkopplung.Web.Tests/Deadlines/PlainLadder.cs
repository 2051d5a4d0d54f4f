using System.Globalization;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>
/// When the reminders and escalations of a task come, counted day by day with lists copied by hand, without a line of the
/// product's code. Times are clock times in Krefeld.
/// </summary>
internal static class PlainLadder
{
    private static readonly HashSet<string> Free =
    [
        "2025-01-01", "2025-03-03", "2025-04-18", "2025-04-21", "2025-05-01", "2025-05-29", "2025-06-09", "2025-06-19",
        "2025-10-03", "2025-11-01", "2025-12-24", "2025-12-25", "2025-12-26", "2025-12-31",
        "2026-01-01", "2026-02-16", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-06-04",
        "2026-10-03", "2026-11-01", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31",
        "2027-01-01", "2027-02-08", "2027-03-26", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-17", "2027-05-27",
        "2027-10-03", "2027-11-01", "2027-12-24", "2027-12-25", "2027-12-26", "2027-12-31",
        "2028-01-01", "2028-02-28", "2028-04-14", "2028-04-17",
    ];

    // Altweiber: the house closes at noon
    private static readonly HashSet<string> HalfDays = ["2025-02-27", "2026-02-12", "2027-02-04", "2028-02-24"];

    /// <summary>With pauses: what came before each of them stays, what comes after is counted anew.</summary>
    public static List<(string Stage, DateTime At)> Of(DateTime opened, DateTime due, bool escalates, IReadOnlyList<(DateTime From, DateTime To)> pauses)
    {
        var fired = new List<(string Stage, DateTime At)>();
        for (var known = 0; known <= pauses.Count; known++)
        {
            var (from, to) = (known == 0 ? DateTime.MinValue : pauses[known - 1].From, known == pauses.Count ? DateTime.MaxValue : pauses[known].From);
            var stood = pauses.Take(known).ToList();
            fired.AddRange(Count(opened, Moved(due, stood), escalates, stood)
                .Where(stage => stage.At > from && stage.At <= to && fired.TrueForAll(one => one.Stage != stage.Stage)));
        }

        return fired;
    }

    /// <summary>Whether the house serves at a moment.</summary>
    public static bool Serves(DateTime moment) => Service(moment, moment.AddTicks(1), []).Any();

    private static List<(string Stage, DateTime At)> Count(DateTime opened, DateTime due, bool escalates, List<(DateTime From, DateTime To)> stood)
    {
        var ladder = new List<(string, DateTime)>();
        Add(ladder, "R1", SeventyPercent(opened, due, stood), opened);
        if (IsWorkingDay(due.Date))
            Add(ladder, "R2", due.Date.AddHours(8), opened);
        foreach (var (stage, days) in escalates ? new[] { ("E1", 3), ("E2", 6), ("E3", 11) } : [])
            Add(ladder, stage, WorkingDayAfter(due.Date, days).AddHours(8), opened);
        return ladder;
    }

    private static void Add(List<(string Stage, DateTime At)> ladder, string stage, DateTime at, DateTime opened)
    {
        if (at > (ladder.Count == 0 ? opened : ladder[^1].At))
            ladder.Add((stage, at));
    }

    // the service time that was paused is added; the last day counts to its end
    private static DateTime Moved(DateTime due, List<(DateTime From, DateTime To)> stood)
    {
        var paused = TimeSpan.FromTicks(stood.Sum(pause => Service(pause.From, pause.To, []).Sum(piece => (piece.To - piece.From).Ticks)));
        return paused == TimeSpan.Zero ? due : EndOf(After(Service(due, due.AddYears(1), []), paused).Date);
    }

    private static DateTime SeventyPercent(DateTime opened, DateTime due, List<(DateTime From, DateTime To)> stood)
    {
        var service = Service(opened, due, stood).ToList();
        var share = TimeSpan.FromTicks((long)(service.Sum(piece => (piece.To - piece.From).Ticks) * 0.7));
        return share == TimeSpan.Zero ? opened : After(service, share);
    }

    // at the end of service, not the next morning
    private static DateTime After(IEnumerable<(DateTime From, DateTime To)> service, TimeSpan time)
    {
        foreach (var (from, to) in service)
        {
            if (to - from >= time)
                return from + time;
            time -= to - from;
        }

        throw new InvalidOperationException("There is not so much service time.");
    }

    private static IEnumerable<(DateTime From, DateTime To)> Service(DateTime from, DateTime to, List<(DateTime From, DateTime To)> stood)
    {
        for (var day = from.Date; day <= to.Date; day = day.AddDays(1))
        {
            if (!IsWorkingDay(day))
                continue;

            var (begin, end) = (Later(day.AddHours(8), from), Earlier(EndOf(day), to));
            foreach (var pause in stood.Where(pause => pause.From < end && begin < pause.To))
            {
                if (begin < pause.From)
                    yield return (begin, pause.From);
                begin = pause.To;
            }

            if (begin < end)
                yield return (begin, end);
        }
    }

    private static DateTime EndOf(DateTime day) => day.AddHours(HalfDays.Contains(Name(day)) ? 12 : 16);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static DateTime WorkingDayAfter(DateTime day, int n)
    {
        while (n > 0)
        {
            day = day.AddDays(1);
            n -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    private static bool IsWorkingDay(DateTime day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Free.Contains(Name(day));

    private static string Name(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
