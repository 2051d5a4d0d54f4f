using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Storage.Settings;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Cases;

/// <summary>
/// Notices that a step saves reference data and, with its commit, gives the city a new version, which every node's
/// <see cref="CityLibrary"/> sees. The version is an id, not a count: a number could come back after a rollback.
/// </summary>
internal sealed class CityChanges(StepScope scope, IHouseIds ids) : IStepEnding
{
    private bool noticed;

    public void Notice(ChangeTracker tracker) => noticed = noticed || tracker.Entries().Any(entry =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && IsReference(entry.Entity));

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (!noticed)
            return;

        await scope.Sql.ExecuteAsync(
            """
            insert into settings (key, value, updated_at) values (@key, @value, @now)
            on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at
            """,
            cancellationToken,
            ("key", CityLibrary.VersionKey), ("value", $"\"{ids.New():N}\""), ("now", scope.Now));
    }

    private static bool IsReference(object entity) =>
        entity is Unit or Deputyship or Category or Quartier or RoutingRule or DeadlineProfile or StandardText or Person
            or Setting { Key: CityLibrary.CalendarKey };
}
