namespace Rueckkopplung.Web.Shared;

/// <summary>How an instant is written on the page. Always Europe/Berlin, in the language of the page.</summary>
public enum InstantForm
{
    /// <summary>„Freitag, 4. Dezember 2026“, for residents.</summary>
    Public,

    /// <summary>„Freitag, 4. Dezember 2026, 16:00 Uhr“, for residents.</summary>
    PublicWithTime,

    /// <summary>„Fr 4.12., 16:00“, for staff.</summary>
    Staff,

    /// <summary>„Fr 4.12.2026, 16:00“, for staff, where the year is not clear.</summary>
    StaffWithYear,

    /// <summary>„Fr 4.12.“, for staff.</summary>
    StaffDay,

    /// <summary>„Fr 4.12.2026“, for staff, where the year is not clear.</summary>
    StaffDayWithYear,

    /// <summary>„16:00“.</summary>
    Clock,
}
