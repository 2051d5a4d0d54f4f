namespace Rueckkopplung.Cases.Deadlines;

/// <summary>Why a day was counted or skipped.</summary>
public enum DayReason
{
    /// <summary>The day of receipt, which does not count (§ 187 (1) BGB).</summary>
    Receipt,

    /// <summary>The day on which a receipt after the end of service counts as received.</summary>
    ReceiptMoved,

    /// <summary>Counted: a working day.</summary>
    Working,

    /// <summary>Counted: a working day that ends at noon.</summary>
    HalfDay,

    /// <summary>Counted: a day of a calendar period.</summary>
    Calendar,

    /// <summary>Skipped: a Saturday.</summary>
    Saturday,

    /// <summary>Skipped: a Sunday.</summary>
    Sunday,

    /// <summary>Skipped: a statutory holiday.</summary>
    Holiday,

    /// <summary>Skipped: a house day.</summary>
    HouseDay,

    /// <summary>Skipped: the unit has no service on this day of the week.</summary>
    NoService,
}

/// <summary>One line of the explanation of a date.</summary>
/// <param name="Date">The day.</param>
/// <param name="Number">1 for the first day that counts; 0 for one that does not.</param>
/// <param name="Reason">Why; its wire name is the key of its text.</param>
/// <param name="Name">Name of the holiday or house day.</param>
public sealed record CountedDay(DateOnly Date, int Number, DayReason Reason, string? Name = null);

/// <summary>An instant and the days that led to it.</summary>
/// <param name="Instant">When the time is over, with the offset of the zone on that day.</param>
/// <param name="Steps">Each day from the receipt on, counted or skipped.</param>
public sealed record DueDate(DateTimeOffset Instant, IReadOnlyList<CountedDay> Steps);
