using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Web.Features.Verwaltung;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>
/// The one way into force, for the Studio, Verwaltung and the command line: a reason, the checks, the version, and a line in
/// the protocol that stays when the same version is published again. Scoped in the step.
/// </summary>
internal sealed class Publication(RueckkopplungDb db, DefinitionStore store, CheckGrounds grounds, DefinitionChecks checks, Protocol protocol)
{
    private const int LongestReason = 500;
    private const int MostFaults = 8;

    /// <returns>What does not block, but should be known.</returns>
    /// <exception cref="RuleBrokenException"><c>definition.has-reason</c>.</exception>
    /// <exception cref="ChecksFailedException">It has faults; nothing changed.</exception>
    public async Task<IReadOnlyList<Finding>> PublishAsync(DefinitionVersion version, string? reason, CancellationToken cancellationToken, int? contentOf = null)
    {
        var why = reason?.Trim() ?? string.Empty;
        Rule.Require(why.Length is > 0 and <= LongestReason, "definition.has-reason", null);
        var findings = await FindingsAsync(version, cancellationToken);
        if (findings.Any(finding => finding.Blocks))
            throw new ChecksFailedException([.. findings.Where(finding => finding.Blocks).Take(MostFaults).Select(finding => finding.Sentence)]);

        var before = await db.Definitions.Where(other => other.DefinitionId == version.DefinitionId && other.IsPublished)
            .Select(other => (int?)other.Version).FirstOrDefaultAsync(cancellationToken);
        await store.PublishAsync(version.Id, why, cancellationToken);
        await NoteAsync(
            contentOf is null ? HouseEvents.DefinitionPublished : HouseEvents.DefinitionRolledBack,
            version.DefinitionId,
            [new("version", Text(before), Text(version.Version)), .. Content(contentOf), new("reason", null, why)],
            cancellationToken);
        return findings;
    }

    /// <summary>What the gate would say of it.</summary>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(DefinitionVersion version, CancellationToken cancellationToken) =>
        checks.Of(version.Json, await grounds.NowAsync(cancellationToken));

    /// <summary>Takes it out of force.</summary>
    public async Task RetractAsync(string definitionId, CancellationToken cancellationToken)
    {
        if (await store.RetractAsync(definitionId, cancellationToken) is { } was)
            await NoteAsync(HouseEvents.DefinitionRetracted, definitionId, [new("version", Text(was.Version), null)], cancellationToken);
    }

    public Task NoteDeletedAsync(string definitionId, int version, CancellationToken cancellationToken) =>
        NoteAsync(HouseEvents.DefinitionDeleted, definitionId, [new("version", Text(version), null)], cancellationToken);

    private Task NoteAsync(string change, string definitionId, IReadOnlyList<ChangedValue> values, CancellationToken cancellationToken) =>
        protocol.NoteAsync(change, $"definition/{definitionId}", values, cancellationToken);

    private static IEnumerable<ChangedValue> Content(int? version) => version is null ? [] : [new ChangedValue("contentOf", null, Text(version))];

    private static string? Text(int? version) => version?.ToString(CultureInfo.InvariantCulture);
}
