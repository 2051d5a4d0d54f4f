using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Features.Verwaltung.Processes;

/// <summary>A published definition that can serve a case: it neither begins by itself nor is part of another one.</summary>
/// <param name="DefinitionId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version in force.</param>
/// <param name="Description">What it is for.</param>
public sealed record ServingDefinition(string DefinitionId, string Name, int Version, string? Description);

/// <summary>Asks the database for them.</summary>
internal static class ServingDefinitions
{
    public static async Task<IReadOnlyList<ServingDefinition>> ServingAsync(this RueckkopplungDb db, CancellationToken cancellationToken)
    {
        var published = await db.Definitions.AsNoTracking().Where(version => version.IsPublished).OrderBy(version => version.DefinitionId)
            .ToListAsync(cancellationToken);
        return
        [
            .. from version in published
               let definition = DefinitionJson.Read(version.Json)
               where !definition.Options.UsableAsActivity && !StartsItself(definition.Root)
               select new ServingDefinition(version.DefinitionId, version.Name ?? version.DefinitionId, version.Version, version.Description),
        ];
    }

    private static bool StartsItself(ActivityNode node) =>
        node.CanStartWorkflow || node.Children.Any(child => StartsItself(child.Activity));
}
