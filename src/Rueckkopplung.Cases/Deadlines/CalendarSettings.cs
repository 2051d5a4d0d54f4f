namespace Rueckkopplung.Cases.Deadlines;

/// <summary>What a city decides about its working time.</summary>
public sealed record CalendarSettings
{
    /// <summary>Mon–Fri 08:00–16:00, no house days.</summary>
    public static CalendarSettings Default { get; } = new();

    /// <summary>IANA name of the zone.</summary>
    public string Zone { get; init; } = "Europe/Berlin";

    /// <summary>Rule set of the statutory holidays; only <see cref="PublicHolidays.RuleSet"/> is shipped.</summary>
    public string Holidays { get; init; } = PublicHolidays.RuleSet;

    /// <summary>Days on which the house or a unit does not work.</summary>
    public IReadOnlyList<HouseDay> HouseDays { get; init; } = [];

    /// <summary>Of several that count, the unit's own wins over the house's, and the later entry over the earlier.</summary>
    public IReadOnlyList<ServiceHours> ServiceHours { get; init; } =
        [Deadlines.ServiceHours.Weekdays(new TimeOnly(8, 0), new TimeOnly(16, 0))];

    /// <summary>
    /// A receipt after the end of service counts as received on the next working day. Off: the day of receipt is the day
    /// of receipt at any hour.
    /// </summary>
    public bool ReceiptAfterEndCountsNextDay { get; init; }

    /// <summary>§ 193 BGB: a calendar deadline that ends on a Saturday, Sunday or holiday ends on the next Werktag.</summary>
    public bool CalendarEndMovesToWorkingDay { get; init; } = true;
}
