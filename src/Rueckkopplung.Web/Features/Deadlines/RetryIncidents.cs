using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>Tries all open incidents of one cause again.</summary>
public static class RetryIncidents
{
    /// <param name="Kind">Of the incidents.</param>
    /// <param name="Message">Their cause, as the list shows it.</param>
    public sealed record Command(string Kind, string Message) : IRequest<int>;

    internal sealed class Handler(RueckkopplungDb db, StepReader reader, ProcessSession session) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            if (reader.Reader is not { } who || !CaseRights.Retry.Contains(who.Role))
                throw new ForbiddenException("case.is-for-others");

            var ids = await db.Incidents.AsNoTracking()
                .Where(one => one.ResolvedAt == null && one.Kind == request.Kind && one.Message == request.Message)
                .OrderBy(one => one.CaseId).ThenBy(one => one.At)
                .Select(one => one.Id)
                .Take(200)
                .ToListAsync(cancellationToken);
            Rule.Require(ids.Count > 0, "incident.is-open", null);
            var tried = 0;
            foreach (var id in ids)
                tried += await session.RetryAsync(id, cancellationToken) ? 1 : 0;
            return tried;
        }
    }
}
