using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Activities;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>Whether the house needs a definition to be in force.</summary>
internal sealed class DefinitionUse(RueckkopplungDb db)
{
    private const string Intake = "Rueckkopplung.ReportReceived";

    /// <exception cref="RuleBrokenException">
    /// <c>definition.is-assigned</c>, <c>definition.is-used</c> or <c>definition.is-the-intake</c>.
    /// </exception>
    public async Task RequireUnusedAsync(string definitionId, CancellationToken cancellationToken)
    {
        var inForce = await db.Definitions.AsNoTracking()
            .FirstOrDefaultAsync(version => version.DefinitionId == definitionId && version.IsPublished, cancellationToken);
        if (inForce is null)
            return;

        var rows = await ProcessAssignment.ReadAsync(db, cancellationToken);
        Rule.Require(rows.All(row => row.DefinitionId != definitionId), "definition.is-assigned", inForce.Name);
        var mark = $"\"{definitionId}\"";
        var user = await db.Definitions
            .Where(version => version.IsPublished && version.DefinitionId != definitionId && version.Json.Contains(mark))
            .Select(version => version.Name).FirstOrDefaultAsync(cancellationToken);
        Rule.Require(user is null, "definition.is-used", inForce.Name, user);
        var takesReports = inForce.Json.Contains(Intake, StringComparison.Ordinal)
            && !await db.Definitions.AnyAsync(
                version => version.IsPublished && version.DefinitionId != definitionId && version.Json.Contains(Intake), cancellationToken);
        Rule.Require(!takesReports, "definition.is-the-intake", inForce.Name);
    }
}
