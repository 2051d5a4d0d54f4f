using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Studio.Instances;

/// <summary>The list of instances: filtered and paged by the database.</summary>
internal sealed class InstanceReads(RueckkopplungDb db)
{
    private const int LargestPage = 200;

    public async Task<(IReadOnlyList<InstanceSummary> Rows, int Total)> ListAsync(InstanceQuery query, CancellationToken cancellationToken)
    {
        var found = Filtered(query);
        var total = await found.CountAsync(cancellationToken);
        var size = Math.Clamp(query.PageSize ?? 10, 1, LargestPage);
        var rows = await Ordered(found, query).Skip(Math.Max(0, query.Page ?? 0) * size).Take(size)
            .Select(one => new InstanceSummary(
                one.Id, one.DefinitionId, one.VersionId, one.Version, one.Status, one.SubStatus, one.CorrelationId, one.Name,
                db.Incidents.Count(incident => incident.InstanceId == one.Id && incident.ResolvedAt == null),
                one.CreatedAt, one.UpdatedAt, one.FinishedAt))
            .ToListAsync(cancellationToken);
        return (rows, total);
    }

    /// <exception cref="MissingException">There is none.</exception>
    public async Task<WorkflowInstance> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Instances.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken)
        ?? throw new MissingException("instance.exists", id);

    private IQueryable<WorkflowInstance> Filtered(InstanceQuery query)
    {
        var found = query.IsSystem == true ? db.Instances.Where(_ => false) : db.Instances.AsNoTracking();
        string[] definitions = [.. query.DefinitionIds ?? [], .. One(query.DefinitionId)];
        if (definitions.Length > 0)
            found = found.Where(one => definitions.Contains(one.DefinitionId));
        if (query.Version is { } version)
            found = found.Where(one => one.Version == version);
        if (query.CorrelationId is { Length: > 0 } correlation)
            found = found.Where(one => one.CorrelationId == correlation);
        if (Parsed<WorkflowStatus>([.. query.Statuses ?? [], .. One(query.Status)]) is { } statuses)
            found = found.Where(one => statuses.Contains(one.Status));
        if (Parsed<WorkflowSubStatus>([.. query.SubStatuses ?? [], .. One(query.SubStatus)]) is { } parts)
            found = found.Where(one => parts.Contains(one.SubStatus));
        if (query.HasIncidents is { } has)
            found = found.Where(one => db.Incidents.Any(incident => incident.InstanceId == one.Id && incident.ResolvedAt == null) == has);
        if (query.SearchTerm?.Trim() is { Length: > 0 } term)
            found = Searched(found, term);
        foreach (var filter in query.TimestampFilters ?? [])
            found = InTime(found, filter);
        return found;
    }

    private static IQueryable<WorkflowInstance> Searched(IQueryable<WorkflowInstance> found, string term) =>
        Guid.TryParse(term, out var id)
            ? found.Where(one => one.Id == id || one.CaseId == id)
            : found.Where(one => one.DefinitionId.Contains(term) || one.Name!.Contains(term));

    private static IQueryable<WorkflowInstance> InTime(IQueryable<WorkflowInstance> found, TimestampFilter filter)
    {
        if (filter.Timestamp?.ToUniversalTime() is not { } at)
            return found;

        return (filter.Column, filter.Operator) switch
        {
            ("CreatedAt", "GreaterThan" or "GreaterThanOrEqual") => found.Where(one => one.CreatedAt >= at),
            ("CreatedAt", "LessThan" or "LessThanOrEqual") => found.Where(one => one.CreatedAt <= at),
            ("UpdatedAt", "GreaterThan" or "GreaterThanOrEqual") => found.Where(one => one.UpdatedAt >= at),
            ("UpdatedAt", "LessThan" or "LessThanOrEqual") => found.Where(one => one.UpdatedAt <= at),
            ("FinishedAt", "GreaterThan" or "GreaterThanOrEqual") => found.Where(one => one.FinishedAt >= at),
            ("FinishedAt", "LessThan" or "LessThanOrEqual") => found.Where(one => one.FinishedAt <= at),
            _ => found,
        };
    }

    // a state that no instance here can have finds nothing
    private static T[]? Parsed<T>(string[] names)
        where T : struct, Enum =>
        names.Length == 0 ? null : [.. names.Where(name => Enum.TryParse<T>(name, out _)).Select(Enum.Parse<T>)];

    private static string[] One(string? value) => value is { Length: > 0 } ? [value] : [];

    private static IQueryable<WorkflowInstance> Ordered(IQueryable<WorkflowInstance> found, InstanceQuery query)
    {
        var isUp = query.OrderDirection == "Ascending";
        return (query.OrderBy, isUp) switch
        {
            ("LastExecuted", true) => found.OrderBy(one => one.UpdatedAt).ThenBy(one => one.Id),
            ("LastExecuted", false) => found.OrderByDescending(one => one.UpdatedAt).ThenBy(one => one.Id),
            ("Finished", true) => found.OrderBy(one => one.FinishedAt).ThenBy(one => one.Id),
            ("Finished", false) => found.OrderByDescending(one => one.FinishedAt).ThenBy(one => one.Id),
            ("Name", true) => found.OrderBy(one => one.Name).ThenBy(one => one.Id),
            ("Name", false) => found.OrderByDescending(one => one.Name).ThenBy(one => one.Id),
            (_, true) => found.OrderBy(one => one.CreatedAt).ThenBy(one => one.Id),
            _ => found.OrderByDescending(one => one.CreatedAt).ThenBy(one => one.Id),
        };
    }
}

/// <summary>A row of the list.</summary>
internal sealed record InstanceSummary(
    Guid Id, string DefinitionId, string DefinitionVersionId, int Version, WorkflowStatus Status, WorkflowSubStatus SubStatus,
    string? CorrelationId, string? Name, int IncidentCount, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt);
