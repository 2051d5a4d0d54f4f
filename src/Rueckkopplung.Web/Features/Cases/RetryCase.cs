using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Cases;

/// <summary>Tries again what went wrong in a case's processes: one incident, or all that are open.</summary>
public static class RetryCase
{
    /// <summary>The event in the case's history.</summary>
    public const string Retried = "incident.retried";

    /// <param name="Number">The case.</param>
    /// <param name="Incident">Null: all that are open.</param>
    public sealed record Command(CaseNumber Number, Guid? Incident = null) : IRequest<int>;

    internal sealed class Handler(RueckkopplungDb db, CaseDoor door, ProcessSession session, IJournal journal)
        : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await OpenAsync(request.Number, cancellationToken);
            var open = await db.Incidents.AsNoTracking()
                .Where(one => one.CaseId == file.Id && one.ResolvedAt == null)
                .Where(one => request.Incident == null || one.Id == request.Incident)
                .OrderBy(one => one.At).ToListAsync(cancellationToken);
            var tried = 0;
            foreach (var incident in open)
            {
                if (!await session.RetryAsync(incident.Id, cancellationToken))
                    continue;

                tried++;
                await journal.WriteAsync(
                    new JournalNote(JournalKind.Case, Retried)
                    {
                        CaseId = file.Id,
                        InstanceId = incident.InstanceId,
                        ActivityId = incident.ActivityId,
                    },
                    cancellationToken);
            }

            Rule.Require(tried > 0, "incident.can-be-retried", file.Number);
            return tried;
        }

        // whoever runs the house sees no cases, but sets their machinery going again
        private Task<CaseFile> OpenAsync(CaseNumber number, CancellationToken cancellationToken) =>
            door.Reader.Role == Role.Admin
                ? db.CaseAsync(number, cancellationToken)
                : door.OpenAsync(number, CaseRights.Retry, cancellationToken);
    }
}
