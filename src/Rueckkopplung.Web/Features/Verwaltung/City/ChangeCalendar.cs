using System.Globalization;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.City;

/// <summary>Changes the house's calendar. Dates that are counted already stay until something else counts them again.</summary>
public static class ChangeCalendar
{
    public sealed record Command(CalendarEdit Edit) : IRequest;

    internal sealed class Handler(RueckkopplungDb db, CityLibrary cities, StepScope scope, StepReader reader, Protocol protocol)
        : AsyncRequestHandler<Command>
    {
        private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            if (reader.Reader is not { Role: Role.Admin })
                throw new ForbiddenException("case.is-for-others");

            // before it is read: the second of two changes waits, and counts from the first
            await db.Settings.Where(one => one.Key == CityLibrary.CalendarKey)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.UpdatedAt, scope.Now), cancellationToken);
            var stored = await db.Settings.AsTracking().FirstOrDefaultAsync(one => one.Key == CityLibrary.CalendarKey, cancellationToken);
            var before = stored is null ? CalendarSettings.Default : JsonSerializer.Deserialize<CalendarSettings>(stored.Value, Web)!;
            var city = await cities.CurrentAsync(db, cancellationToken);
            var after = request.Edit.Apply(before, city.Calendar.DayOf(scope.Now));
            var text = JsonSerializer.Serialize(after, Web);
            if (stored is null)
                db.Settings.Add(new Setting { Key = CityLibrary.CalendarKey, Value = text, UpdatedAt = scope.Now });
            else
                (stored.Value, stored.UpdatedAt) = (text, scope.Now);
            await protocol.NoteAsync(HouseEvents.CalendarChanged, "calendar/house", Values(before, after), cancellationToken);
        }

        private static IReadOnlyList<ChangedValue> Values(CalendarSettings before, CalendarSettings after) => ChangedValue.Between(
            new("afterEnd", $"{before.ReceiptAfterEndCountsNextDay}", $"{after.ReceiptAfterEndCountsNextDay}"),
            new("endMoves", $"{before.CalendarEndMovesToWorkingDay}", $"{after.CalendarEndMovesToWorkingDay}"),
            new("houseDays", Text(before.HouseDays.Except(after.HouseDays)), Text(after.HouseDays.Except(before.HouseDays))),
            new("serviceHours", Text(Only(before, after)), Text(Only(after, before))));

        // only the entries that differ
        private static IEnumerable<ServiceHours> Only(CalendarSettings one, CalendarSettings other) =>
            one.ServiceHours.Where(hours => !other.ServiceHours.Any(same => hours with { Spans = same.Spans } == same && hours.Spans.SequenceEqual(same.Spans)));

        private static string? Text(IEnumerable<HouseDay> days) => Joined(days.Select(day =>
            $"{day.Rule} {day.Name} ({day.Part}{Valid(day.UnitCode, day.ValidFrom, day.ValidTo)})"));

        private static string? Text(IEnumerable<ServiceHours> hours) => Joined(hours.Select(one =>
            $"{string.Join(", ", one.Spans.Select(span => $"{span.Day} {span.From:HH\\:mm}–{span.To:HH\\:mm}"))}{Valid(one.UnitCode, one.ValidFrom, one.ValidTo)}"));

        private static string Valid(string? unit, DateOnly? from, DateOnly? to) => string.Create(
            CultureInfo.InvariantCulture, $"{(unit is null ? "" : $", {unit}")}{(from is null ? "" : $", ≥ {from:yyyy-MM-dd}")}{(to is null ? "" : $", ≤ {to:yyyy-MM-dd}")}");

        private static string? Joined(IEnumerable<string> entries) => string.Join("; ", entries) is { Length: > 0 } text ? text : null;
    }
}
