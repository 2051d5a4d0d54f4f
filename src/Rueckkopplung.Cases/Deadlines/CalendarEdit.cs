using System.Globalization;

namespace Rueckkopplung.Cases.Deadlines;

/// <summary>One change of the house's calendar. What held until yesterday stays, so that old dates can be counted again.</summary>
public abstract record CalendarEdit
{
    /// <summary>The settings as they are after the change.</summary>
    /// <exception cref="RuleBrokenException">A rule <c>calendar.…</c>.</exception>
    public abstract CalendarSettings Apply(CalendarSettings settings, DateOnly today);

    /// <summary>How receipts in the evening and calendar periods are counted.</summary>
    /// <param name="AfterEndCountsNextDay">See <see cref="CalendarSettings.ReceiptAfterEndCountsNextDay"/>.</param>
    /// <param name="EndMoves">See <see cref="CalendarSettings.CalendarEndMovesToWorkingDay"/>.</param>
    public sealed record Count(bool AfterEndCountsNextDay, bool EndMoves) : CalendarEdit
    {
        /// <inheritdoc />
        public override CalendarSettings Apply(CalendarSettings settings, DateOnly today) =>
            settings with { ReceiptAfterEndCountsNextDay = AfterEndCountsNextDay, CalendarEndMovesToWorkingDay = EndMoves };
    }

    /// <summary>A new house day.</summary>
    /// <param name="Day">The day.</param>
    public sealed record AddDay(HouseDay Day) : CalendarEdit
    {
        /// <inheritdoc />
        public override CalendarSettings Apply(CalendarSettings settings, DateOnly today)
        {
            Rule.Require(!string.IsNullOrWhiteSpace(Day.Name), "calendar.day-named", Day.Rule);
            Rule.Require(IsReadable(), "calendar.rule-readable", Day.Rule);
            Rule.Require(Day.ValidFrom is null || Day.ValidTo is null || Day.ValidFrom <= Day.ValidTo, "calendar.days-in-order", Day.Name);
            return settings with { HouseDays = [.. settings.HouseDays, Day with { Name = Day.Name.Trim() }] };
        }

        private bool IsReadable()
        {
            try
            {
                new HouseDay(Day.Rule, Day.Name).Falls(new DateOnly(2024, 1, 1));
                return true;
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }

    /// <summary>New service hours of the house or of a unit; the later entry wins over the earlier.</summary>
    /// <param name="Hours">The hours.</param>
    public sealed record AddHours(ServiceHours Hours) : CalendarEdit
    {
        /// <inheritdoc />
        public override CalendarSettings Apply(CalendarSettings settings, DateOnly today)
        {
            var whose = Hours.UnitCode ?? string.Empty;
            Rule.Require(Hours.Spans.Count > 0 && Hours.Spans.All(span => span.From < span.To), "calendar.hours-possible", whose);
            Rule.Require(Hours.ValidFrom is null || Hours.ValidTo is null || Hours.ValidFrom <= Hours.ValidTo, "calendar.days-in-order", whose);
            return settings with { ServiceHours = [.. settings.ServiceHours, Hours] };
        }
    }

    /// <summary>A house day counts no longer.</summary>
    /// <param name="Number">Its place in the list, from 0.</param>
    public sealed record EndDay(int Number) : CalendarEdit
    {
        /// <inheritdoc />
        public override CalendarSettings Apply(CalendarSettings settings, DateOnly today)
        {
            var days = settings.HouseDays.ToList();
            Rule.Require(Number >= 0 && Number < days.Count, "calendar.entry-exists", Text(Number));
            if (days[Number].ValidFrom is { } from && from >= today)
                days.RemoveAt(Number);
            else
                days[Number] = days[Number] with { ValidTo = today.AddDays(-1) };
            return settings with { HouseDays = days };
        }
    }

    /// <summary>Service hours count no longer.</summary>
    /// <param name="Number">Their place in the list, from 0.</param>
    public sealed record EndHours(int Number) : CalendarEdit
    {
        /// <inheritdoc />
        public override CalendarSettings Apply(CalendarSettings settings, DateOnly today)
        {
            var hours = settings.ServiceHours.ToList();
            Rule.Require(Number >= 0 && Number < hours.Count, "calendar.entry-exists", Text(Number));
            if (hours[Number].ValidFrom is { } from && from >= today)
                hours.RemoveAt(Number);
            else
                hours[Number] = hours[Number] with { ValidTo = today.AddDays(-1) };
            // without hours of its own nobody could say when a day ends
            Rule.Require(hours.Exists(one => one is { UnitCode: null, ValidTo: null }), "calendar.house-has-hours", Text(Number));
            return settings with { ServiceHours = hours };
        }
    }

    private static string Text(int number) => (number + 1).ToString(CultureInfo.InvariantCulture);
}
