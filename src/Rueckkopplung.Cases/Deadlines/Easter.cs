namespace Rueckkopplung.Cases.Deadlines;

/// <summary>The date of Easter.</summary>
public static class Easter
{
    /// <summary>Easter Sunday in the Gregorian calendar, by Gauss with Lichtenberg's correction.</summary>
    /// <param name="year">1583 to 9999.</param>
    public static DateOnly SundayOf(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);

        var century = year / 100;
        var moonDrift = 15 + (((3 * century) + 3) / 4) - (((8 * century) + 13) / 25);
        var sunDrift = 2 - (((3 * century) + 3) / 4);
        var moon = year % 19;
        var fullMoonSeed = ((19 * moon) + moonDrift) % 30;
        var correction = (fullMoonSeed + (moon / 11)) / 29;
        var limit = 21 + fullMoonSeed - correction;
        var firstSunday = 7 - ((year + (year / 4) + sunDrift) % 7);
        var distance = 7 - ((limit - firstSunday) % 7);

        return new DateOnly(year, 3, 1).AddDays(limit + distance - 1);
    }
}
