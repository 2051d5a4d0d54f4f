namespace Rueckkopplung.Cases.Deadlines;

/// <summary>A span of service on a day of the week, local time, from included, to excluded.</summary>
/// <param name="Day">Monday to Friday.</param>
/// <param name="From">Begin, included.</param>
/// <param name="To">End, excluded; later than the begin.</param>
public sealed record ServiceSpan(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>When a unit works.</summary>
/// <param name="Spans">One or more a day; a day without one has no service.</param>
/// <param name="UnitCode">Only for this unit; null = for the whole house.</param>
/// <param name="ValidFrom">First day on which they count, included; null = always.</param>
/// <param name="ValidTo">Last day on which they count, included; null = for ever.</param>
public sealed record ServiceHours(
    IReadOnlyList<ServiceSpan> Spans,
    string? UnitCode = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null)
{
    /// <summary>The same hours from Monday to Friday.</summary>
    public static ServiceHours Weekdays(TimeOnly from, TimeOnly to, string? unitCode = null) =>
        new([.. Enumerable.Range(1, 5).Select(day => new ServiceSpan((DayOfWeek)day, from, to))], unitCode);

    /// <summary>Whether they count on a day.</summary>
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>Refuses spans that cannot be: at a weekend, turned round, or overlapping.</summary>
    /// <exception cref="CityDataException">They cannot be.</exception>
    public void Check()
    {
        foreach (var span in Spans)
        {
            if (span.Day is DayOfWeek.Saturday or DayOfWeek.Sunday)
                throw new CityDataException($"Service hours of '{UnitCode ?? "the house"}' are on a {span.Day}; they lie on Monday to Friday.");
            if (span.From >= span.To)
                throw new CityDataException($"Service hours of '{UnitCode ?? "the house"}' end at {span.To}, before they begin at {span.From}.");
            if (Spans.Any(other => !ReferenceEquals(other, span) && other.Day == span.Day && other.From < span.To && span.From < other.To))
                throw new CityDataException($"Service hours of '{UnitCode ?? "the house"}' overlap on {span.Day}.");
        }
    }
}
