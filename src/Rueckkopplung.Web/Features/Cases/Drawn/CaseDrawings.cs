using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Definitions;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Features.Cases.Drawn;

/// <summary>Draws what a case runs on. The definitions are in memory; one question to the database tells the instances.</summary>
public sealed class CaseDrawings(RueckkopplungDb db, DefinitionLibrary library)
{
    internal async Task<CaseDrawing> ReadAsync(Guid caseId, Guid? asked, CaseRecord record, CancellationToken cancellationToken)
    {
        var runs = await (
            from instance in db.Instances.AsNoTracking()
            join version in db.Definitions on instance.VersionId equals version.Id
            where instance.CaseId == caseId
            orderby instance.CreatedAt, instance.Id
            select new CaseRun(
                instance.Id, instance.DefinitionId, instance.VersionId, instance.Version, version.Name ?? instance.DefinitionId,
                instance.Status == WorkflowStatus.Running)).ToListAsync(cancellationToken);
        var current = runs.Find(run => run.Id == asked) ?? runs.FindLast(run => run.IsRunning) ?? runs.LastOrDefault();
        return current is null || await DefinitionAsync(current, cancellationToken) is not { } definition
            ? new CaseDrawing(runs, current)
            : new CaseDrawing(runs, current) { Pictures = Pictures.Of(definition, library, ProgressOf(current.Id, record)) };
    }

    private static Progress ProgressOf(Guid instanceId, CaseRecord record) => new(
        record.Rows.Where(row => row.InstanceId == instanceId && BurstRows.IsBurst(row)).SelectMany(BurstRows.Records),
        record.Open.Where(task => task.InstanceId == instanceId),
        record.Incidents.Where(incident => incident.InstanceId == instanceId));

    private async Task<WorkflowDefinition?> DefinitionAsync(CaseRun run, CancellationToken cancellationToken)
    {
        if (library.Find(run.DefinitionId, run.Version) is { } known)
            return known;

        var json = await db.Definitions.Where(version => version.Id == run.VersionId).Select(version => version.Json).FirstAsync(cancellationToken);
        try
        {
            return DefinitionJson.Read(json);
        }
        catch (DefinitionFormatException)
        {
            return null;
        }
    }
}
