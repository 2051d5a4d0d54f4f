using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Studio.Toolbox;

namespace Rueckkopplung.Web.Studio.Definitions;

/// <summary>What the Studio asks of stored definitions.</summary>
internal sealed class DefinitionReads(RueckkopplungDb db, IReaderSource readers, ToolboxReads toolbox)
{
    private const int MostRows = 500;

    /// <summary>Whether the reader may change definitions.</summary>
    public bool MayEdit => readers.Current?.Role == Role.Admin;

    public async Task<(IReadOnlyList<DefinitionVersion> Rows, int Total)> ListAsync(DefinitionQuery query, CancellationToken cancellationToken)
    {
        var found = query.IsSystem == true ? db.Definitions.Where(_ => false) : Chosen(db.Definitions.AsNoTracking(), query.VersionOptions);
        if (query.DefinitionIds is { Length: > 0 } definitions)
            found = found.Where(version => definitions.Contains(version.DefinitionId));
        if (query.Ids is { Length: > 0 } ids)
            found = found.Where(version => ids.Contains(version.Id));
        if (query.SearchTerm?.Trim() is { Length: > 0 } term)
        {
            var matching = await MatchingAsync(found, term, cancellationToken);
            found = found.Where(version => matching.Contains(version.Id));
        }

        var total = await found.CountAsync(cancellationToken);
        var size = query.Page is null ? MostRows : Math.Clamp(query.PageSize ?? 10, 1, MostRows);
        // the text of a definition is large and no list shows it
        var rows = await Ordered(found, query).Skip(Math.Max(0, query.Page ?? 0) * size).Take(size)
            .Select(version => new DefinitionVersion
            {
                Id = version.Id,
                DefinitionId = version.DefinitionId,
                Name = version.Name,
                Description = version.Description,
                Version = version.Version,
                Json = "{}",
                ContentHash = version.ContentHash,
                IsLatest = version.IsLatest,
                IsPublished = version.IsPublished,
                CreatedAt = version.CreatedAt,
            })
            .ToListAsync(cancellationToken);
        return (rows, total);
    }

    // in any case, umlauts too: the databases do not agree on that, and definitions are few
    private static async Task<List<string>> MatchingAsync(IQueryable<DefinitionVersion> found, string term, CancellationToken cancellationToken)
    {
        var all = await found.Select(version => new { version.Id, version.DefinitionId, version.Name, version.Description }).ToListAsync(cancellationToken);
        return [.. all.Where(one => new[] { one.DefinitionId, one.Name, one.Description }.Any(
            text => text?.Contains(term, StringComparison.CurrentCultureIgnoreCase) == true)).Select(one => one.Id)];
    }

    /// <exception cref="MissingException">There is none.</exception>
    public async Task<DefinitionVersion> FindAsync(string definitionId, string? versionOptions, CancellationToken cancellationToken) =>
        await Chosen(db.Definitions.AsNoTracking().Where(version => version.DefinitionId == definitionId), versionOptions)
            .OrderByDescending(version => version.Version).FirstOrDefaultAsync(cancellationToken)
        ?? throw new MissingException("definition.exists", definitionId);

    /// <exception cref="MissingException">There is none.</exception>
    public async Task<DefinitionVersion> VersionAsync(string versionId, CancellationToken cancellationToken) =>
        await db.Definitions.AsNoTracking().FirstOrDefaultAsync(version => version.Id == versionId, cancellationToken)
        ?? throw new MissingException("definition.exists", versionId);

    public async Task<bool> IsNameFreeAsync(string name, string? definitionId, CancellationToken cancellationToken) =>
        !await db.Definitions.AnyAsync(
            version => version.IsLatest && version.Name == name && version.DefinitionId != definitionId, cancellationToken);

    /// <summary>How many definitions in force use this one as an activity.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> ConsumersAsync(string definitionId, CancellationToken cancellationToken)
    {
        var mark = $"\"workflowDefinitionId\":\"{definitionId}\"";
        return await db.Definitions.AsNoTracking()
            .Where(version => version.IsPublished && version.DefinitionId != definitionId && version.Json.Contains(mark))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The version as the Studio reads it, with the mark by which a later save is known to be up to date.</summary>
    public async Task<System.Text.Json.Nodes.JsonObject> ShowAsync(
        DefinitionVersion version, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers["X-Definition-Id"] = Uri.EscapeDataString(version.DefinitionId);
        response.Headers["X-Definition-Revision"] = RevisionOf(version);
        return StudioModel.Of(version, await toolbox.KnownTypesAsync(cancellationToken), MayEdit);
    }

    public static string RevisionOf(DefinitionVersion version) => $"{version.Id}.{version.ContentHash[..12]}";

    private static IQueryable<DefinitionVersion> Chosen(IQueryable<DefinitionVersion> all, string? options) => options switch
    {
        null or "" or "Latest" => all.Where(version => version.IsLatest),
        "Published" => all.Where(version => version.IsPublished),
        "LatestOrPublished" => all.Where(version => version.IsPublished
            || (version.IsLatest && !all.Any(other => other.DefinitionId == version.DefinitionId && other.IsPublished))),
        "LatestAndPublished" => all.Where(version => version.IsLatest || version.IsPublished),
        "Draft" => all.Where(version => version.IsLatest && !version.IsPublished),
        "AllVersions" or "All" => all,
        _ => int.TryParse(options, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? all.Where(version => version.Version == number) : all.Where(version => version.IsLatest),
    };

    private static IQueryable<DefinitionVersion> Ordered(IQueryable<DefinitionVersion> found, DefinitionQuery query)
    {
        var isDown = string.Equals(query.OrderDirection, "Descending", StringComparison.OrdinalIgnoreCase);
        return (query.OrderBy, isDown) switch
        {
            ("Created", false) => found.OrderBy(version => version.CreatedAt).ThenBy(version => version.Id),
            ("Created", true) => found.OrderByDescending(version => version.CreatedAt).ThenBy(version => version.Id),
            ("Version", false) => found.OrderBy(version => version.Version).ThenBy(version => version.Id),
            ("Version", true) => found.OrderByDescending(version => version.Version).ThenBy(version => version.Id),
            (_, true) => found.OrderByDescending(version => version.Name).ThenBy(version => version.Id),
            _ => found.OrderBy(version => version.Name).ThenBy(version => version.Id),
        };
    }
}

/// <summary>The list's query string; names in any case.</summary>
internal sealed record DefinitionQuery(
    string? VersionOptions, int? Page, int? PageSize, string? SearchTerm, bool? IsSystem, string? OrderBy, string? OrderDirection,
    string[]? DefinitionIds, string[]? Ids);
