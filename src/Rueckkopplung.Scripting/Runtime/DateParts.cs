namespace Rueckkopplung.Scripting.Runtime;

/// <summary>A time value taken apart in the Gregorian calendar, and put together again; months count from 0.</summary>
internal readonly record struct DateParts(
    double Year, int Month, int Day, int Hour, int Minute, int Second, int Millisecond, int Weekday)
{
    public const double MsPerDay = 86_400_000;
    public const double Largest = 8.64e15;

    public static DateParts Of(double time)
    {
        var day = Math.Floor(time / MsPerDay);
        var rest = (int)(time - day * MsPerDay);
        var (year, month, date) = Civil((long)day);
        var weekday = (int)(((long)day % 7 + 11) % 7);
        return new DateParts(
            year, month, date, rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60, rest % 1000, weekday);
    }

    /// <summary>Days since 1970 as a date, by shifting the year's begin to March.</summary>
    private static (double Year, int Month, int Day) Civil(long days)
    {
        days += 719_468;
        var era = (days >= 0 ? days : days - 146_096) / 146_097;
        var dayOfEra = days - era * 146_097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shifted = (5 * dayOfYear + 2) / 153;
        var month = (int)(shifted < 10 ? shifted + 2 : shifted - 10);
        return (yearOfEra + era * 400 + (month <= 1 ? 1 : 0), month, (int)(dayOfYear - (153 * shifted + 2) / 5 + 1));
    }

    /// <summary>Days since 1970 of the first of a month, which may lie beyond its year.</summary>
    public static double DayOf(double year, double month)
    {
        if (!double.IsFinite(year) || !double.IsFinite(month) || Math.Abs(year) > 400_000
            || Math.Abs(month) > 5_000_000)
        {
            return double.NaN;
        }

        var y = (long)(year + Math.Floor(month / 12));
        var m = (long)(month - Math.Floor(month / 12) * 12) + 1;
        y -= m <= 2 ? 1 : 0;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    /// <summary>Year, month, day, hour, minute, second and millisecond, which may overflow into each other.</summary>
    public static double Time(ReadOnlySpan<double> parts)
    {
        var whole = new double[7];
        for (var i = 0; i < 7; i++)
        {
            if (!double.IsFinite(parts[i]))
                return double.NaN;

            whole[i] = Math.Truncate(parts[i]);
        }

        var day = DayOf(whole[0], whole[1]) + whole[2] - 1;
        return day * MsPerDay + whole[3] * 3_600_000 + whole[4] * 60_000 + whole[5] * 1000 + whole[6];
    }

    public static double Clip(double time) =>
        double.IsFinite(time) && Math.Abs(time) <= Largest ? Math.Truncate(time) + 0.0 : double.NaN;
}
