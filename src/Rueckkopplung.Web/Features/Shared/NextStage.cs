using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;

namespace Rueckkopplung.Web.Features.Shared;

/// <summary>The stage that fires next for a case, and the wire name of the highest that it tells.</summary>
public sealed record NextStage(DateTimeOffset At, string? Tells);

/// <summary>Reads the stages that have not fired yet.</summary>
public static class NextStages
{
    /// <summary>The next one of each case that has one.</summary>
    public static async Task<IReadOnlyDictionary<Guid, NextStage>> NextStagesAsync(
        this RueckkopplungDb db, IReadOnlyCollection<Guid> cases, CancellationToken cancellationToken)
    {
        var rows = await db.Timers.AsNoTracking()
            .Where(timer => timer.CaseId != null && cases.Contains(timer.CaseId.Value) && timer.Stage != null && timer.FiredAt == null && !timer.IsFailed)
            .OrderBy(timer => timer.Due).ThenBy(timer => timer.Stage)
            .Select(timer => new { timer.CaseId, timer.Due, timer.Targets })
            .ToListAsync(cancellationToken);
        return rows.DistinctBy(row => row.CaseId).ToDictionary(row => row.CaseId!.Value, row => new NextStage(row.Due, LastOf(row.Targets)));
    }

    private static string? LastOf(string? targets) => targets is null ? null : JsonSerializer.Deserialize<string[]>(targets)?.LastOrDefault();
}
