using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities.Flow;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>SQM takes an answered or closed case up again; the definition that waits for this makes the new round.</summary>
public static class ReopenCase
{
    public sealed record Command(CaseNumber Number) : IRequest;

    internal sealed class Handler(RueckkopplungDb db, CaseDoor door, CityLibrary cities, ProcessSession session)
        : AsyncRequestHandler<Command>
    {
        protected override async Task Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await door.OpenAsync(request.Number, CaseRights.Corrections, cancellationToken);
            CaseRules.CaseHasEnded(file);
            CaseRules.CaseReopensInTime(file, await cities.CurrentAsync(db, cancellationToken), door.Now);

            // what still waits for feedback ends here, else two processes would lead the case
            var waiting = await db.Instances
                .Where(one => one.CaseId == file.Id && one.ParentId == null && one.Status == WorkflowStatus.Running)
                .Select(one => one.Id).ToListAsync(cancellationToken);
            foreach (var instance in waiting)
                await session.EndAsync(instance, "reopened", cancellationToken);
            var started = await session.StartTriggeredAsync(
                CaseSignal.Reopened.Descriptor.Type,
                file.Id,
                new Dictionary<string, JsonNode?>(StringComparer.Ordinal) { ["grund"] = "Wieder aufgenommen" },
                cancellationToken);
            Rule.Require(started > 0, "process.takes-up-again", file.Number);
        }
    }
}
