using System.Globalization;
using Rueckkopplung.Cases.Deadlines;

namespace Rueckkopplung.Cases.Tests.Deadlines;

/// <summary>
/// Random starts, numbers, house days and hours against a calendar that asks each minute. The seeds are fixed;
/// RUECKKOPPLUNG_LONG=1 takes more of them.
/// </summary>
public sealed class RandomCalendarSpecs
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1";

    [Fact]
    public void Ten_thousand_random_deadlines_agree_with_counting_day_by_day_two_thousand_in_the_short_form()
    {
        var random = new Random(20261123);
        for (var round = 0; round < (IsLong ? 500 : 100); round++)
        {
            var (fast, slow) = RandomCalendars(random);
            for (var turn = 0; turn < 20; turn++)
            {
                var (start, days) = (RandomStart(random), random.Next(1, 41));

                Assert.Equal(slow.Due(start, days), fast.AddWorkingDays(Berlin(start), days).Instant.DateTime);
            }
        }
    }

    [Fact]
    public void Random_service_times_agree_with_counting_minute_by_minute()
    {
        var random = new Random(5);
        for (var turn = 0; turn < (IsLong ? 600 : 60); turn++)
        {
            var (fast, slow) = RandomCalendars(random);
            var start = RandomStart(random);
            var end = start.AddMinutes(random.Next(20_000));
            var minutes = slow.MinutesBetween(start, end);

            Assert.Equal(TimeSpan.FromMinutes(minutes), fast.ServiceTimeBetween(Berlin(start), Berlin(end)));
        }
    }

    [Fact]
    public void Adding_service_time_is_the_way_back_of_measuring_it()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 500; turn++)
        {
            var (fast, _) = RandomCalendars(random);
            var start = Berlin(RandomStart(random));
            var time = TimeSpan.FromMinutes(random.Next(1, 6_000));
            var end = fast.AddServiceTime(start, time);

            Assert.Equal(time, fast.ServiceTimeBetween(start, end));
            Assert.True(fast.ServiceTimeBetween(start, end.AddMinutes(-1)) < time, "it was over a minute earlier");
        }
    }

    [Fact]
    public void A_deadline_never_lies_earlier_when_there_are_more_days_or_the_receipt_is_later()
    {
        var random = new Random(11);
        for (var turn = 0; turn < 300; turn++)
        {
            var (calendar, _) = RandomCalendars(random);
            var start = Berlin(RandomStart(random));
            var days = random.Next(1, 30);
            var due = calendar.AddWorkingDays(start, days).Instant;

            Assert.True(due < calendar.AddWorkingDays(start, days + 1).Instant, $"{start:O} + {days}");
            Assert.True(calendar.AddWorkingDays(start, 0).Instant <= due, $"{start:O} still today");
            Assert.True(due <= calendar.AddWorkingDays(start.AddHours(random.Next(100)), days).Instant, $"{start:O} + {days}");
        }
    }

    private static DateTimeOffset Berlin(DateTime local) => new(local, City.Berlin.GetUtcOffset(local));

    // between 03:00 and midnight, where each local time exists once
    private static DateTime RandomStart(Random random) =>
        new DateTime(2025, 1, 1).AddDays(random.Next(3 * 365)).AddMinutes(random.Next(180, 1440));

    private static (WorkingCalendar Fast, SlowCalendar Slow) RandomCalendars(Random random)
    {
        var days = Enumerable.Range(0, random.Next(8)).Select(_ => RandomDay(random)).ToHashSet();
        var halfDays = Enumerable.Range(0, random.Next(8)).Select(_ => RandomDay(random)).ToHashSet();
        var hours = Enumerable.Range(1, 5).Where(_ => random.Next(6) > 0).Append(3).Distinct().ToDictionary(day => day, _ => RandomSpans(random));
        var settings = CalendarSettings.Default with
        {
            HouseDays = [.. days.Select(day => new HouseDay(day, "zu")), .. halfDays.Select(HalfDay)],
            ServiceHours = [.. CalendarSettings.Default.ServiceHours, new ServiceHours([.. hours.SelectMany(ToSpans)], "36")],
        };

        return (new WorkingCalendar(settings).For("36"), new SlowCalendar { HouseDays = days, HalfDays = halfDays, Hours = hours });
    }

    private static HouseDay HalfDay(string day) => new(day, "halb", HouseDayPart.Afternoon, "36");

    private static string RandomDay(Random random) => new DateOnly(2025, 1, 1).AddDays(random.Next(4 * 365)).ToString("O", CultureInfo.InvariantCulture);

    private static (int From, int To)[] RandomSpans(Random random)
    {
        var from = random.Next(6 * 60, 11 * 60);
        var to = random.Next(from + 1, 18 * 60);
        return random.Next(2) == 0 ? [(from, to)] : [(from, to), (to + 30, to + 90)];
    }

    private static IEnumerable<ServiceSpan> ToSpans(KeyValuePair<int, (int From, int To)[]> day) =>
        day.Value.Select(span => new ServiceSpan((DayOfWeek)day.Key, Clock(span.From), Clock(span.To)));

    private static TimeOnly Clock(int minutes) => new(minutes / 60, minutes % 60);
}
