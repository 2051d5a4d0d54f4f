using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>Several days of a count that say the same, as one line.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; the same where it is one.</param>
/// <param name="From">Number of the first; 0 where they do not count.</param>
/// <param name="To">Number of the last.</param>
/// <param name="Day">The first day itself, for its reason and name.</param>
public sealed record CountLine(DateOnly First, DateOnly Last, int From, int To, CountedDay Day)
{
    // a short count is shown day by day
    private const int LongCount = 8;

    public bool Counts => From > 0;

    /// <summary>Lines of a count: weekends as one, and of a long count also runs of working days.</summary>
    public static IReadOnlyList<CountLine> Of(IReadOnlyList<CountedDay> steps)
    {
        var isLong = steps.Count > 0 && steps.Max(day => day.Number) > LongCount;
        var lines = new List<CountLine>();
        foreach (var day in steps)
        {
            if (lines.Count > 0 && lines[^1] is var last && last.Last.AddDays(1) == day.Date && BelongTogether(last, day, isLong))
                lines[^1] = last with { Last = day.Date, To = day.Number };
            else
                lines.Add(new CountLine(day.Date, day.Date, day.Number, day.Number, day));
        }

        return lines;
    }

    private static bool BelongTogether(CountLine line, CountedDay day, bool isLong) => (line.Day.Reason, day.Reason) switch
    {
        (DayReason.Saturday, DayReason.Sunday) => true,
        (DayReason.Working, DayReason.Working) or (DayReason.Calendar, DayReason.Calendar) => isLong,
        _ => false,
    };
}
