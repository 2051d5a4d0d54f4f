using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Studio.Instances;

/// <summary>Ends instances that carry no case. What carries a case ends with the case: nobody is left without an answer.</summary>
internal static class EndInstances
{
    private const string Reason = "process.ended-in-studio";

    /// <returns>How many ran and are ended.</returns>
    public sealed record Command(IReadOnlyList<Guid> Ids) : IRequest<int>;

    internal sealed class Handler(RueckkopplungDb db, ProcessSession session) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var chosen = await db.Instances.AsNoTracking().Where(one => request.Ids.Contains(one.Id) && one.Status == WorkflowStatus.Running)
                .Select(one => new { one.Id, one.CaseId }).ToListAsync(cancellationToken);
            Rule.Require(chosen.All(one => one.CaseId is null), "instance.carries-no-case", null);
            foreach (var one in chosen)
                await session.EndAsync(one.Id, Reason, cancellationToken);
            return chosen.Count;
        }
    }
}
