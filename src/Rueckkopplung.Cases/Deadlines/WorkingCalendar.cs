using System.Collections.Concurrent;

namespace Rueckkopplung.Cases.Deadlines;

/// <summary>
/// Working days and service time of the house or of one unit. A working day is Monday to Friday, no statutory holiday, no
/// house day. All instants returned carry the offset of the zone on that day. Immutable and safe for many threads.
/// </summary>
public sealed partial class WorkingCalendar
{
    private const int MostCachedDays = 20_000;
    private readonly CalendarSettings settings;
    private readonly TimeZoneInfo zone;
    private readonly string? unitCode;
    private readonly List<HouseDay> houseDays;
    private readonly List<ServiceHours> hours;
    private readonly ConcurrentDictionary<DateOnly, DayPlan> plans = new();
    private readonly ConcurrentDictionary<int, Dictionary<DateOnly, PublicHoliday>> holidays = new();
    private readonly ConcurrentDictionary<string, WorkingCalendar> units = new(StringComparer.Ordinal);
    private readonly WorkingCalendar house;

    /// <summary>The calendar of the house.</summary>
    /// <exception cref="CityDataException">The settings name an unknown zone or rule set, or hours that cannot be.</exception>
    public WorkingCalendar(CalendarSettings settings) : this(settings, unitCode: null, house: null)
    {
        if (settings.Holidays != PublicHolidays.RuleSet)
            throw new CityDataException($"Rule set '{settings.Holidays}' is unknown; shipped is '{PublicHolidays.RuleSet}'.");
        foreach (var entry in settings.ServiceHours)
            entry.Check();
        foreach (var day in settings.HouseDays)
            day.Falls(new DateOnly(2024, 1, 1));
        if (hours.Count == 0)
            throw new CityDataException("The house has no service hours.");
    }

    private WorkingCalendar(CalendarSettings settings, string? unitCode, WorkingCalendar? house)
    {
        this.settings = settings;
        this.unitCode = unitCode;
        this.house = house ?? this;
        zone = FindZone(settings.Zone);
        houseDays = [.. settings.HouseDays.Where(day => day.UnitCode is null || day.UnitCode == unitCode)];
        // the unit's own before the house's, later entries before earlier ones
        hours = [.. settings.ServiceHours.Reverse().Where(entry => entry.UnitCode == unitCode && unitCode is not null)];
        hours.AddRange(settings.ServiceHours.Reverse().Where(entry => entry.UnitCode is null));
    }

    /// <summary>What the city decided.</summary>
    public CalendarSettings Settings => settings;

    /// <summary>The zone of all days.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The calendar of a unit; the house's own if there is nothing special about it.</summary>
    public WorkingCalendar For(string? unit) =>
        unit is not null && house.IsSpecial(unit)
            ? house.units.GetOrAdd(unit, code => new WorkingCalendar(settings, code, house))
            : house;

    /// <summary>The local day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant with the offset of the zone.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>
    /// The instant of a local time. A time that the clock leaps over in spring is as much later as it leaps; one that it
    /// passes twice in autumn is the first.
    /// </summary>
    public DateTimeOffset InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
            return Local(new DateTimeOffset(local, zone.GetUtcOffset(local.AddHours(-3))));

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>What the calendar knows of a day.</summary>
    public DayPlan PlanOf(DateOnly day) => plans.Count > MostCachedDays ? Plan(day) : plans.GetOrAdd(day, Plan);

    /// <summary>Whether people work on a day.</summary>
    public bool IsWorkingDay(DateOnly day) => PlanOf(day).IsWorkingDay;

    /// <summary>The statutory holiday on a day, or null.</summary>
    public PublicHoliday? HolidayOn(DateOnly day) =>
        holidays.GetOrAdd(day.Year, HolidaysOf).GetValueOrDefault(day);

    /// <summary>When service begins on a day; null on a day without service.</summary>
    public DateTimeOffset? StartOfService(DateOnly day) => PlanOf(day).Service is [var first, ..] ? first.From : null;

    /// <summary>When service ends on a day; null on a day without service.</summary>
    public DateTimeOffset? EndOfService(DateOnly day) => PlanOf(day).Service is [.., var last] ? last.To : null;

    // Ascension Day on 1 May 2008: one day, two names; the first one stays
    private static Dictionary<DateOnly, PublicHoliday> HolidaysOf(int year) =>
        PublicHolidays.Of(year).DistinctBy(holiday => holiday.Date).ToDictionary(holiday => holiday.Date);

    private static TimeZoneInfo FindZone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new CityDataException($"Zone '{id}' is unknown on this machine.");

    private bool IsSpecial(string unit) =>
        settings.HouseDays.Any(day => day.UnitCode == unit) || settings.ServiceHours.Any(entry => entry.UnitCode == unit);

    private DayPlan Plan(DateOnly day)
    {
        if (day.DayOfWeek == DayOfWeek.Saturday)
            return new DayPlan(day, DayReason.Saturday, null, []);
        if (day.DayOfWeek == DayOfWeek.Sunday)
            return new DayPlan(day, DayReason.Sunday, null, []);
        if (HolidayOn(day) is { } holiday)
            return new DayPlan(day, DayReason.Holiday, holiday.Name, []);

        var special = houseDays.Where(entry => entry.Falls(day)).OrderBy(entry => entry.Part).FirstOrDefault();
        return special is { Part: HouseDayPart.Day }
            ? new DayPlan(day, DayReason.HouseDay, special.Name, [])
            : WithService(day, special);
    }

    private DayPlan WithService(DateOnly day, HouseDay? halfDay)
    {
        var spans = hours.FirstOrDefault(entry => entry.IsValidOn(day))?.Spans ?? [];
        var end = halfDay is null ? TimeOnly.MaxValue : HouseDay.Noon;
        var service = from span in spans
                      where span.Day == day.DayOfWeek && span.From < end
                      orderby span.From
                      select new ServicePeriod(InstantOf(day, span.From), InstantOf(day, span.To < end ? span.To : end));
        var periods = service.Where(period => period.From < period.To).ToArray();
        if (periods.Length == 0)
            return new DayPlan(day, halfDay is null ? DayReason.NoService : DayReason.HouseDay, halfDay?.Name, []);

        return new DayPlan(day, halfDay is null ? DayReason.Working : DayReason.HalfDay, halfDay?.Name, periods);
    }
}
