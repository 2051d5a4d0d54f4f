using System.Collections.Concurrent;
using Rueckkopplung.Storage.Sql;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Storage.Definitions;

/// <summary>
/// The versions that are or were in force, in memory: read once, compiled once; drafts still change and are not kept. What is
/// published is asked of the database in every step.
/// </summary>
public sealed class DefinitionLibrary(WorkflowEngine engine) : IDefinitionSource
{
    private readonly ConcurrentDictionary<string, WorkflowDefinition> versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CompiledWorkflow> compiled = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> published = new(StringComparer.Ordinal);

    public WorkflowEngine Engine { get; } = engine;

    public WorkflowDefinition? Find(string definitionId, int? version)
    {
        if (version is null)
            return published.TryGetValue(definitionId, out var id) ? versions.GetValueOrDefault(id) : null;

        return versions.Values.FirstOrDefault(
            known => known.DefinitionId == definitionId && known.Version == version);
    }

    /// <summary>
    /// Makes all that is in force ready to run, so that the first case of a fresh house does not wait for it. One that cannot
    /// run here is left to its first use, where it becomes visible.
    /// </summary>
    /// <returns>How many are ready.</returns>
    public async Task<int> LoadAsync(StepScope step, CancellationToken cancellationToken)
    {
        await RefreshAsync(step.Sql, cancellationToken);
        var ready = 0;
        foreach (var id in published.Values)
        {
            try
            {
                compiled.GetOrAdd(id, Engine.Compile(versions[id], this));
                ready++;
            }
            catch (DefinitionFormatException)
            {
                // its first use says so, where somebody can act on it
            }
        }

        return ready;
    }

    /// <summary>The version in force, ready to run; null if none is published.</summary>
    internal async Task<CompiledWorkflow?> PublishedAsync(
        SqlConnection sql, string definitionId, CancellationToken cancellationToken)
    {
        var ids = await sql.QueryAsync(
            "select id from workflow_definitions where definition_id = @definition and is_published",
            row => row.Text(0),
            cancellationToken,
            ("definition", definitionId));
        if (ids.Count == 0)
        {
            published.TryRemove(definitionId, out _);
            return null;
        }

        if (!published.TryGetValue(definitionId, out var known) || known != ids[0])
            await RefreshAsync(sql, cancellationToken);
        return await VersionAsync(sql, ids[0], cancellationToken);
    }

    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    internal async Task<CompiledWorkflow> VersionAsync(
        SqlConnection sql, string versionId, CancellationToken cancellationToken)
    {
        if (compiled.TryGetValue(versionId, out var ready))
            return ready;
        if (!versions.ContainsKey(versionId))
            await RefreshAsync(sql, cancellationToken);
        if (!versions.TryGetValue(versionId, out var definition))
            throw new InvalidOperationException($"The definition version '{versionId}' is not stored.");

        return compiled.GetOrAdd(versionId, Engine.Compile(definition, this));
    }

    /// <summary>Published definitions that begin with a trigger of this type, with the trigger's activity.</summary>
    internal async Task<List<(string DefinitionId, string ActivityId)>> TriggersAsync(
        SqlConnection sql, string activityType, CancellationToken cancellationToken)
    {
        await RefreshAsync(sql, cancellationToken);
        var found = new List<(string, string)>();
        foreach (var (definitionId, versionId) in published.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (versions.TryGetValue(versionId, out var definition)
                && TriggerSearch.Find(definition.Root, activityType) is { } activityId)
            {
                found.Add((definitionId, activityId));
            }
        }

        return found;
    }

    /// <summary>Reads versions that are new, and which are published.</summary>
    internal async Task RefreshAsync(SqlConnection sql, CancellationToken cancellationToken)
    {
        var rows = await sql.QueryAsync(
            "select id, definition_id, is_published from workflow_definitions where published_at is not null",
            row => (Id: row.Text(0), DefinitionId: row.Text(1), IsPublished: row.Truth(2)),
            cancellationToken);
        foreach (var (id, definitionId, isPublished) in rows)
        {
            if (!versions.ContainsKey(id))
                versions[id] = await ReadAsync(sql, id, cancellationToken);
            if (isPublished)
                published[definitionId] = id;
        }

        foreach (var gone in published.Where(pair => !rows.Exists(row => row.Id == pair.Value && row.IsPublished)))
            published.TryRemove(gone);
    }

    private static async Task<WorkflowDefinition> ReadAsync(
        SqlConnection sql, string id, CancellationToken cancellationToken)
    {
        var json = await sql.QueryAsync(
            "select json from workflow_definitions where id = @id",
            row => row.Text(0),
            cancellationToken,
            ("id", id));
        return DefinitionJson.Read(json[0]);
    }
}
