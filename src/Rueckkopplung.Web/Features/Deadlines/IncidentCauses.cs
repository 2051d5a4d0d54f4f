using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>What open incidents have in common: the same failure at the same place.</summary>
/// <param name="Kind">See <see cref="IncidentKinds"/>.</param>
/// <param name="Cause">Which failure.</param>
/// <param name="DefinitionId">The definition it happened in, all versions.</param>
/// <param name="ActivityId">The activity; empty where it is none's.</param>
public sealed record IncidentCause(string Kind, string Cause, string DefinitionId, string ActivityId);

/// <summary>Open incidents of one cause; the message is the newest one's.</summary>
public sealed record IncidentGroup(
    IncidentCause Cause, string Message, string? Details, int Count, int Cases, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>The newest ones.</summary>
    public IReadOnlyList<OpenIncident> Newest { get; init; } = [];
}

/// <summary>An open incident.</summary>
public sealed record OpenIncident(Guid Id, Guid? CaseId, Guid InstanceId, string Message, string? Details, DateTimeOffset At);

/// <summary>Reads open incidents by their causes.</summary>
internal static class IncidentCauses
{
    private const int Most = 1_000;
    private const int Shown = 20;

    public static async Task<IReadOnlyList<IncidentGroup>> ReadAsync(RueckkopplungDb db, CancellationToken cancellationToken)
    {
        var rows = await db.Incidents.AsNoTracking().Where(one => one.ResolvedAt == null)
            .OrderByDescending(one => one.At).ThenBy(one => one.Id).Take(Most)
            .Join(db.Instances, one => one.InstanceId, instance => instance.Id, (one, instance) => new
            {
                Incident = one,
                instance.DefinitionId,
            })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.Incident.At)
            .GroupBy(row => new IncidentCause(row.Incident.Kind, row.Incident.Cause, row.DefinitionId, row.Incident.ActivityId))
            .Select(group => Group(group.Key, [.. group.Select(row => row.Incident)]))];
    }

    /// <summary>The open incidents of a cause, so that each case's come in their order.</summary>
    public static Task<List<Guid>> OfAsync(RueckkopplungDb db, IncidentCause cause, int most, CancellationToken cancellationToken) =>
        db.Incidents.AsNoTracking()
            .Where(one => one.ResolvedAt == null && one.Kind == cause.Kind && one.Cause == cause.Cause
                && one.ActivityId == cause.ActivityId
                && db.Instances.Any(instance => instance.Id == one.InstanceId && instance.DefinitionId == cause.DefinitionId))
            .OrderBy(one => one.CaseId).ThenBy(one => one.At)
            .Select(one => one.Id)
            .Take(most)
            .ToListAsync(cancellationToken);

    private static IncidentGroup Group(IncidentCause cause, List<IncidentRow> rows) => new(
        cause,
        rows[0].Message,
        rows[0].Details,
        rows.Count,
        rows.Select(row => row.CaseId).Distinct().Count(),
        rows.Min(row => row.At),
        rows.Max(row => row.At))
    {
        Newest = [.. rows.Take(Shown).Select(row => new OpenIncident(
            row.Id, row.CaseId, row.InstanceId, row.Message, row.Details, row.At))],
    };
}
