using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Storage.Definitions;

/// <summary>Stores versions of definitions and puts them in force. Scoped in the step.</summary>
public sealed class DefinitionStore(RueckkopplungDb db, StepScope scope, DefinitionLibrary library)
{
    /// <summary>SHA-256 of the text, by which a file is known again.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>Stores the definition as its newest version, a draft; an unpublished newest version is replaced.</summary>
    /// <exception cref="DefinitionFormatException">It is not a definition that runs here.</exception>
    public async Task<DefinitionVersion> SaveDraftAsync(string json, CancellationToken cancellationToken)
    {
        var definition = DefinitionJson.Read(json);
        var latest = await LatestAsync(definition.DefinitionId, cancellationToken);
        // a file's text is known again by its row, so that stays as it came
        if (latest is null || latest.IsPublished || latest.PublishedAt is not null || latest.SourceFile is not null)
            return await AddAsync(json, null, cancellationToken);

        latest.Json = Numbered(json, latest.Id, latest.Version);
        latest.ContentHash = HashOf(json);
        latest.Name = definition.Name;
        latest.Description = definition.Description;
        await db.SaveChangesAsync(cancellationToken);
        return latest;
    }

    /// <summary>Makes an older version the newest one again, as a draft.</summary>
    /// <exception cref="RuleBrokenException"><c>definition.exists</c>.</exception>
    public async Task<DefinitionVersion> RevertAsync(string definitionId, int number, CancellationToken cancellationToken)
    {
        var version = await db.Definitions.FirstOrDefaultAsync(
            one => one.DefinitionId == definitionId && one.Version == number, cancellationToken);
        return version is null
            ? throw new RuleBrokenException("definition.exists", definitionId)
            : await SaveDraftAsync(version.Json, cancellationToken);
    }

    /// <summary>Stores the text as a version of its own, not yet in force.</summary>
    /// <exception cref="DefinitionFormatException">It is not a definition that runs here.</exception>
    public async Task<DefinitionVersion> AddAsync(
        string json, string? sourceFile, CancellationToken cancellationToken)
    {
        var definition = DefinitionJson.Read(json);
        var latest = await LatestAsync(definition.DefinitionId, cancellationToken);
        var number = (latest?.Version ?? 0) + 1;
        var hash = HashOf(json);
        var id = HashOf($"{definition.DefinitionId} {number} {hash}")[..16];
        var version = new DefinitionVersion
        {
            Id = id,
            DefinitionId = definition.DefinitionId,
            Version = number,
            Name = definition.Name,
            Description = definition.Description,
            Json = Numbered(json, id, number),
            ContentHash = hash,
            IsLatest = true,
            SourceFile = sourceFile,
            CreatedAt = scope.Now,
        };
        latest?.IsLatest = false;
        db.Definitions.Add(version);
        await db.SaveChangesAsync(cancellationToken);
        return version;
    }

    /// <summary>Puts a version in force; instances that run keep theirs.</summary>
    /// <exception cref="RuleBrokenException"><c>definition.exists</c>.</exception>
    public async Task<DefinitionVersion> PublishAsync(
        string versionId, string reason, CancellationToken cancellationToken)
    {
        var version = await db.Definitions.FindAsync([versionId], cancellationToken)
            ?? throw new RuleBrokenException("definition.exists", versionId);
        var inForce = await db.Definitions
            .Where(other => other.DefinitionId == version.DefinitionId && other.IsPublished && other.Id != versionId)
            .ToListAsync(cancellationToken);
        foreach (var other in inForce)
            other.IsPublished = false;
        // before the new one: at most one of a definition is in force, and the database sees to it
        await db.SaveChangesAsync(cancellationToken);

        version.IsPublished = true;
        version.PublishedAt = scope.Now;
        version.PublishedBy = scope.Actor.PersonId;
        version.Reason = reason;
        await db.SaveChangesAsync(cancellationToken);
        return version;
    }

    /// <summary>Takes a definition out of force; instances that run go on.</summary>
    /// <returns>The version that was in force, or null.</returns>
    public async Task<DefinitionVersion?> RetractAsync(string definitionId, CancellationToken cancellationToken)
    {
        var inForce = await db.Definitions.FirstOrDefaultAsync(
            version => version.DefinitionId == definitionId && version.IsPublished, cancellationToken);
        inForce?.IsPublished = false;
        await db.SaveChangesAsync(cancellationToken);
        return inForce;
    }

    /// <summary>Removes versions; the newest that is left becomes the latest.</summary>
    /// <exception cref="RuleBrokenException"><c>definition.has-run</c>: instances name a version; nothing is removed.</exception>
    public async Task<int> DeleteAsync(IReadOnlyList<string> versionIds, CancellationToken cancellationToken)
    {
        var versions = await db.Definitions.Where(version => versionIds.Contains(version.Id)).ToListAsync(cancellationToken);
        var ran = await db.Instances.Where(instance => versionIds.Contains(instance.VersionId))
            .Select(instance => instance.DefinitionId).FirstOrDefaultAsync(cancellationToken);
        if (ran is not null)
            throw new RuleBrokenException("definition.has-run", ran);

        db.Definitions.RemoveRange(versions);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var definitionId in versions.Where(version => version.IsLatest).Select(version => version.DefinitionId))
            (await LatestAsync(definitionId, cancellationToken))?.IsLatest = true;
        await db.SaveChangesAsync(cancellationToken);
        return versions.Count;
    }

    /// <summary>What is in force, as another definition would find it.</summary>
    public async Task<IDefinitionSource> InForceAsync(CancellationToken cancellationToken)
    {
        await library.RefreshAsync(scope.Sql, cancellationToken);
        return library;
    }

    private Task<DefinitionVersion?> LatestAsync(string definitionId, CancellationToken cancellationToken) =>
        db.Definitions
            .Where(version => version.DefinitionId == definitionId)
            .OrderByDescending(version => version.Version)
            .FirstOrDefaultAsync(cancellationToken);

    private static string Numbered(string json, string id, int version)
    {
        var text = JsonNode.Parse(json)!.AsObject();
        text["id"] = id;
        text["version"] = version;
        return text.ToJsonString(StorageJson.Compact);
    }
}
