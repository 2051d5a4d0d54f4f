using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Web.Demo;

/// <summary>When reports come in: evenly over the months, more in the last two weeks, a dozen since the last working day.</summary>
internal static class DemoArrivals
{
    private const int RecentShare = 7;
    private const int FreshShare = 25;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(68);

    /// <summary>The instants in order.</summary>
    public static IEnumerable<DateTimeOffset> Of(
        int count, WorkingCalendar calendar, DateTimeOffset begin, DateTimeOffset end, int seed)
    {
        var dice = new Random(seed);
        var (recent, fresh) = (count / RecentShare, count / FreshShare);
        var instants = Enumerable.Range(0, count).Select(index => index switch
        {
            _ when index < fresh => Between(end - Fresh, end, dice),
            _ when index < fresh + recent => Between(end - Recent, end - Fresh, dice),
            _ => Between(begin, end - Recent, dice),
        });

        return [.. instants.Select(instant => Awake(calendar, instant, dice)).Where(instant => instant < end).Order()];
    }

    private static DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to, Random dice) =>
        from + TimeSpan.FromSeconds(dice.Next((int)(to - from).TotalSeconds));

    // people report between 6:00 and 23:00
    private static DateTimeOffset Awake(WorkingCalendar calendar, DateTimeOffset instant, Random dice)
    {
        var local = calendar.Local(instant);
        return local.Hour >= 6 && local.Hour < 23
            ? local
            : calendar.InstantOf(calendar.DayOf(instant), new TimeOnly(6, 0)).AddMinutes(dice.Next(60));
    }
}
