using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>Tries all open incidents of one cause again.</summary>
public static class RetryIncidents
{
    private const int Most = 200;

    /// <param name="Cause">What they have in common, as the list shows it.</param>
    /// <param name="Incident">Only this one; null: all of the cause.</param>
    public sealed record Command(IncidentCause? Cause, Guid? Incident = null) : IRequest<int>;

    internal sealed class Handler(RueckkopplungDb db, StepReader reader, ProcessSession session) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            if (reader.Reader is not { } who || !CaseRights.Retry.Contains(who.Role))
                throw new ForbiddenException("case.is-for-others");

            var ids = request.Incident is { } one ? [one]
                : request.Cause is { } cause ? await IncidentCauses.OfAsync(db, cause, Most, cancellationToken) : [];
            Rule.Require(ids.Count > 0, "incident.is-open", null);
            var tried = 0;
            foreach (var id in ids)
                tried += await session.RetryAsync(id, cancellationToken) ? 1 : 0;
            return tried;
        }
    }
}
