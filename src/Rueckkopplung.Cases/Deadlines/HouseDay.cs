using System.Globalization;

namespace Rueckkopplung.Cases.Deadlines;

/// <summary>Which part of a house day is free.</summary>
public enum HouseDayPart
{
    /// <summary>All of it: no working day.</summary>
    Day,

    /// <summary>From noon on: a working day whose service ends at 12:00.</summary>
    Afternoon,
}

/// <summary>
/// A day on which the house, or one unit, does not work although the law does not say so: Christmas Eve, Carnival Monday,
/// an outing.
/// </summary>
/// <param name="Rule">
/// <c>12-24</c> every year · <c>12-27..12-30</c> every year, both ends included, also over New Year · <c>easter-48</c> or
/// <c>easter+1</c> days from Easter Sunday · <c>2026-05-15</c> once.
/// </param>
/// <param name="Name">„Rosenmontag“.</param>
/// <param name="Part">Whole day or afternoon.</param>
/// <param name="UnitCode">Only for this unit; null = for the whole house.</param>
/// <param name="ValidFrom">First day on which the rule counts, included; null = always.</param>
/// <param name="ValidTo">Last day on which the rule counts, included; null = for ever.</param>
public sealed record HouseDay(
    string Rule,
    string Name,
    HouseDayPart Part = HouseDayPart.Day,
    string? UnitCode = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null)
{
    /// <summary>The noon at which a half day ends, local time.</summary>
    public static TimeOnly Noon { get; } = new(12, 0);

    /// <summary>Whether the rule means this day.</summary>
    /// <exception cref="FormatException">The rule is not one of the four forms.</exception>
    public bool Falls(DateOnly day) => IsValidOn(day) && Means(day);

    private bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    private bool Means(DateOnly day)
    {
        if (Rule.StartsWith("easter", StringComparison.Ordinal))
            return day.DayNumber - Easter.SundayOf(day.Year).DayNumber == Number(Rule["easter".Length..]);
        if (DateOnly.TryParseExact(Rule, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var once))
            return day == once;

        var ends = Rule.Split("..");
        var (from, to) = (MonthDay(ends[0]), MonthDay(ends[^1]));
        var asked = (day.Month * 100) + day.Day;

        return from <= to ? from <= asked && asked <= to : asked >= from || asked <= to;
    }

    private int Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unreadable();

    private int MonthDay(string text) =>
        DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day.Month * 100) + day.Day
            : throw Unreadable();

    private FormatException Unreadable() =>
        new($"House day '{Name}' has the rule '{Rule}'; it needs MM-DD, MM-DD..MM-DD, easter±N or YYYY-MM-DD.");
}
