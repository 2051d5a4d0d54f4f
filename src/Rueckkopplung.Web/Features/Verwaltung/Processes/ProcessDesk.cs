using System.Globalization;
using System.Text.Json;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Activities;

namespace Rueckkopplung.Web.Features.Verwaltung.Processes;

/// <summary>The setting „Welcher Ablauf gilt?“ in a step.</summary>
internal sealed class ProcessDesk(RueckkopplungDb db, CityLibrary cities, StepScope scope, Protocol protocol)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public Task<IReadOnlyList<ProcessRow>> RowsAsync(CancellationToken cancellationToken) => ProcessAssignment.ReadAsync(db, cancellationToken);

    public Task<IReadOnlyList<ServingDefinition>> ServingAsync(CancellationToken cancellationToken) => db.ServingAsync(cancellationToken);

    public async Task<(CityDirectory City, DateOnly Today)> TodayAsync(CancellationToken cancellationToken)
    {
        var city = await cities.CurrentAsync(db, cancellationToken);
        return (city, city.Calendar.DayOf(scope.Now));
    }

    public async Task WriteAsync(IReadOnlyList<ProcessRow> rows, CancellationToken cancellationToken)
    {
        var value = JsonSerializer.Serialize(rows, Web);
        if (await db.Settings.FindAsync([ProcessAssignment.SettingKey], cancellationToken) is { } setting)
            (setting.Value, setting.UpdatedAt) = (value, scope.Now);
        else
            db.Settings.Add(new Setting { Key = ProcessAssignment.SettingKey, Value = value, UpdatedAt = scope.Now });
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task NoteAsync(string change, ProcessRow row, CancellationToken cancellationToken)
    {
        var (before, after) = change == HouseEvents.ProcessAssigned ? ((string?)null, row.DefinitionId) : (row.DefinitionId, null);
        var day = row.ValidFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return protocol.NoteAsync(
            change, $"process/{row.Kind}/{row.Category}", [new("definition", before, after), new("validFrom", null, day)], cancellationToken);
    }
}
