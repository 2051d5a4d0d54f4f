using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Web.Studio.Instances;

/// <summary>Removes finished instances that carry no case. What belongs to a case goes when the case goes.</summary>
internal static class RemoveInstances
{
    /// <returns>How many are gone.</returns>
    public sealed record Command(IReadOnlyList<Guid> Ids) : IRequest<int>;

    internal sealed class Handler(RueckkopplungDb db) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var chosen = await db.Instances.Where(one => request.Ids.Contains(one.Id)).ToListAsync(cancellationToken);
            Rule.Require(chosen.All(one => one.CaseId is null), "instance.carries-no-case", null);
            Rule.Require(chosen.All(one => one.Status == WorkflowStatus.Finished), "instance.is-over", null);
            db.Instances.RemoveRange(chosen);
            await db.SaveChangesAsync(cancellationToken);
            return chosen.Count;
        }
    }
}
