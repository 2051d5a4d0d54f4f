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
            new("houseDays", Text(before.HouseDays), Text(after.HouseDays)),
            new("serviceHours", Text(before.ServiceHours), Text(after.ServiceHours)));

        private static string Text<T>(IReadOnlyList<T> entries) => JsonSerializer.Serialize(entries, Web);
    }
}
