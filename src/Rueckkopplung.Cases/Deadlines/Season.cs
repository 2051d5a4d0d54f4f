using System.Globalization;

namespace Rueckkopplung.Cases.Deadlines;

/// <summary>A time of the year in which some work may not be done.</summary>
/// <param name="Code">ASCII, stable: <c>gehoelzschnitt</c>.</param>
/// <param name="Name">„Gehölzschnitt nur schonend“.</param>
/// <param name="From">First day, <c>MM-DD</c>, included.</param>
/// <param name="To">Last day, <c>MM-DD</c>, included.</param>
/// <param name="Categories">Codes of the categories it touches.</param>
/// <param name="Text">Code of the standard text that tells the reporter.</param>
/// <param name="Law">The paragraph.</param>
public sealed record Season(
    string Code,
    string Name,
    string From,
    string To,
    IReadOnlyList<string> Categories,
    string Text,
    string Law)
{
    /// <summary>Whether a day is in the season; one that passes New Year is meant so.</summary>
    public bool Contains(DateOnly day)
    {
        var asked = day.ToString("MM-dd", CultureInfo.InvariantCulture);
        var (afterStart, beforeEnd) = (string.CompareOrdinal(From, asked) <= 0, string.CompareOrdinal(asked, To) <= 0);

        return string.CompareOrdinal(From, To) <= 0 ? afterStart && beforeEnd : afterStart || beforeEnd;
    }

    /// <summary>The last day of the season that a day lies in.</summary>
    public DateOnly EndFrom(DateOnly day)
    {
        var end = DateOnly.ParseExact($"{day.Year}-{To}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return end < day ? end.AddYears(1) : end;
    }
}
