using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Comparing;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Features.Verwaltung.Versions;

/// <summary>A version as the list shows it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">In force, once in force, or not yet.</param>
/// <param name="At">When it was published last; of a draft when it was begun.</param>
/// <param name="By">User name of whoever published it; null = the house.</param>
/// <param name="Reason">Why.</param>
/// <param name="ComparedWith">The version before; null for the first.</param>
/// <param name="Changes">What is different from that one.</param>
public sealed record VersionRow(
    int Number, VersionState State, DateTimeOffset At, string? By, string? Reason, int? ComparedWith, IReadOnlyList<DefinitionChange> Changes);

/// <summary>Whether new cases run on a version.</summary>
public enum VersionState
{
    InForce,
    Replaced,
    Draft,
}

/// <summary>Reads versions of definitions and what is different between them.</summary>
public sealed class VersionsReading(RueckkopplungDb db)
{
    /// <summary>The name of a definition; refuses one that is not there.</summary>
    /// <exception cref="MissingException">There is none.</exception>
    public async Task<string> NameAsync(string definitionId, CancellationToken cancellationToken) =>
        await db.Definitions.Where(version => version.DefinitionId == definitionId && version.IsLatest)
            .Select(version => version.Name ?? version.DefinitionId).FirstOrDefaultAsync(cancellationToken)
        ?? throw new MissingException("definition.exists", definitionId);

    /// <summary>One page of the versions that were published once, newest first, a draft on top.</summary>
    public async Task<(IReadOnlyList<VersionRow> Rows, int Total)> PageAsync(string definitionId, int page, int size, CancellationToken cancellationToken)
    {
        var all = Told(definitionId);
        var total = await all.CountAsync(cancellationToken);
        // one more: the last of the page is compared with it
        var rows = await all.OrderByDescending(version => version.Version).Skip((page - 1) * size).Take(size + 1).ToListAsync(cancellationToken);
        var read = rows.Select(row => DefinitionJson.Read(row.Json)).ToList();
        var ids = rows.Select(row => row.PublishedBy).OfType<int>().Distinct().ToList();
        var names = await db.Users.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.UserName, cancellationToken);
        return ([.. rows.Take(size).Select((row, place) => Row(row, place + 1 < rows.Count ? (read[place + 1], read[place]) : null, names))], total);
    }

    /// <summary>What becomes different when the content of a version comes into force again.</summary>
    /// <exception cref="MissingException">It was never published.</exception>
    public async Task<(int? InForce, IReadOnlyList<DefinitionChange> Changes)> PreviewAsync(string definitionId, int number, CancellationToken cancellationToken)
    {
        var wanted = await Told(definitionId).FirstOrDefaultAsync(version => version.Version == number && version.PublishedAt != null, cancellationToken)
            ?? throw new MissingException("definition.version-exists", definitionId);
        var inForce = await Told(definitionId).FirstOrDefaultAsync(version => version.IsPublished, cancellationToken);
        return (inForce?.Version, inForce is null ? [] : DefinitionComparison.Between(DefinitionJson.Read(inForce.Json), DefinitionJson.Read(wanted.Json)));
    }

    private IQueryable<DefinitionVersion> Told(string definitionId) =>
        db.Definitions.AsNoTracking().Where(version => version.DefinitionId == definitionId && (version.PublishedAt != null || version.IsLatest));

    private static VersionRow Row(DefinitionVersion row, (WorkflowDefinition Before, WorkflowDefinition After)? pair, Dictionary<int, string?> names) => new(
        row.Version,
        row.IsPublished ? VersionState.InForce : row.PublishedAt is null ? VersionState.Draft : VersionState.Replaced,
        row.PublishedAt ?? row.CreatedAt,
        row.PublishedBy is { } by ? names.GetValueOrDefault(by) : null,
        row.Reason,
        pair?.Before.Version,
        pair is { } both ? DefinitionComparison.Between(both.Before, both.After) : []);
}
