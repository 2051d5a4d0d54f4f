namespace Rueckkopplung.Cases.Deadlines;

/// <summary>Which pauses a case may have, and for how long.</summary>
public static class PauseLimits
{
    /// <summary>The reasons that a person may choose for a case today, in the order of its Fristprofil.</summary>
    public static IReadOnlyList<PauseRule> Choices(CaseFile file, CityDirectory city, DateTimeOffset now) =>
        [.. city.ProfileOf(file.CategoryCode).Pauses.Where(rule =>
            RuleOf(file, rule.Code, city) is not null
            && (rule.Code != PauseReasons.Season || SeasonOf(file, city, now) is not null))];

    /// <summary>The rule that allows a reason; null when none does. A question stops the clock by itself, nobody chooses it.</summary>
    public static PauseRule? RuleOf(CaseFile file, string reason, CityDirectory city)
    {
        var profile = city.ProfileOf(file.CategoryCode);
        var isOpen = reason != PauseReasons.Reporter
            && (reason != PauseReasons.Season || profile.Seasons.Any(season => season.Categories.Contains(file.CategoryCode)));

        return isOpen ? profile.Pauses.FirstOrDefault(rule => rule.Code == reason) : null;
    }

    /// <summary>The season that forbids the work of this category today, or null.</summary>
    public static Season? SeasonOf(CaseFile file, CityDirectory city, DateTimeOffset now) =>
        city.ProfileOf(file.CategoryCode).Seasons.FirstOrDefault(season =>
            season.Categories.Contains(file.CategoryCode) && season.Contains(city.Calendar.DayOf(now)));

    /// <summary>
    /// How long a pause can last at most from now: what earlier ones of the same reason and part left over, and in a season
    /// not longer than the season. Null when no rule allows it, or nothing is left.
    /// </summary>
    public static DateTimeOffset? LongestEnd(CaseFile file, CasePart part, string reason, CityDirectory city, DateTimeOffset now)
    {
        if (RuleOf(file, reason, city) is not { } rule)
            return null;

        var calendar = city.CalendarOf(part.ActingUnit);
        var earlier = file.Pauses.Where(pause => pause.PartId == part.Id && pause.Reason == reason && !pause.IsOpen);
        var left = rule.MostDays - earlier.Sum(pause => DaysOf(pause, rule, calendar));
        if (left <= 0)
            return null;

        var end = rule.Unit == DayUnit.Working
            ? calendar.AddWorkingDays(now, left).Instant
            : calendar.InstantOf(calendar.DayOf(now).AddDays(left), TimeOnly.MinValue);
        if (reason != PauseReasons.Season || SeasonOf(file, city, now) is not { } season)
            return end;

        var over = calendar.InstantOf(season.EndFrom(calendar.DayOf(now)).AddDays(1), TimeOnly.MinValue);
        return over < end ? over : end;
    }

    private static int DaysOf(Pause pause, PauseRule rule, WorkingCalendar calendar) => rule.Unit == DayUnit.Working
        ? calendar.WorkingDaysBetween(pause.StoppedAt, pause.EndedAt ?? pause.Until)
        : calendar.DayOf(pause.EndedAt ?? pause.Until).DayNumber - calendar.DayOf(pause.StoppedAt).DayNumber;
}
