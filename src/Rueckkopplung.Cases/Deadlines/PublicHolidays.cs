namespace Rueckkopplung.Cases.Deadlines;

/// <summary>
/// The statutory holidays of North Rhine-Westphalia (§ 2 Feiertagsgesetz NW), computed for any year. A rule set of another
/// Land would be a second class of this shape; none is shipped.
/// </summary>
public static class PublicHolidays
{
    /// <summary>The name of the rule set in configuration.</summary>
    public const string RuleSet = "NW";

    /// <summary>The eleven holidays of a year, in order. Easter and Whit Sunday are Sundays anyway.</summary>
    /// <param name="year">1583 to 9999: the Gregorian calendar.</param>
    public static IReadOnlyList<PublicHoliday> Of(int year)
    {
        var easter = Easter.SundayOf(year);
        return
        [
            new(new DateOnly(year, 1, 1), "neujahr", "Neujahr", "New Year's Day"),
            new(easter.AddDays(-2), "karfreitag", "Karfreitag", "Good Friday"),
            new(easter.AddDays(1), "ostermontag", "Ostermontag", "Easter Monday"),
            .. InSpring(year, easter.AddDays(39)),
            new(easter.AddDays(50), "pfingstmontag", "Pfingstmontag", "Whit Monday"),
            new(easter.AddDays(60), "fronleichnam", "Fronleichnam", "Corpus Christi"),
            new(new DateOnly(year, 10, 3), "deutsche-einheit", "Tag der Deutschen Einheit", "Day of German Unity"),
            new(new DateOnly(year, 11, 1), "allerheiligen", "Allerheiligen", "All Saints' Day"),
            new(new DateOnly(year, 12, 25), "weihnachten-1", "1. Weihnachtstag", "Christmas Day"),
            new(new DateOnly(year, 12, 26), "weihnachten-2", "2. Weihnachtstag", "Boxing Day"),
        ];
    }

    // Ascension can fall on 30 April at the earliest, thus before Labour Day, and on 1 May itself, as in 2008
    private static IEnumerable<PublicHoliday> InSpring(int year, DateOnly ascension)
    {
        PublicHoliday labour = new(new DateOnly(year, 5, 1), "tag-der-arbeit", "Tag der Arbeit", "Labour Day");
        PublicHoliday himmelfahrt = new(ascension, "himmelfahrt", "Christi Himmelfahrt", "Ascension Day");

        return ascension < labour.Date ? [himmelfahrt, labour] : [labour, himmelfahrt];
    }
}
