using MediatR;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Series;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Web.Scheduling;

namespace Rueckkopplung.Web.Features.Deadlines;

/// <summary>
/// Runs a series now, for what came since its last run. The next planned run goes on from here, so that nothing is told
/// twice.
/// </summary>
public static class RunSeries
{
    /// <param name="Name">Of the series.</param>
    public sealed record Command(string Name) : IRequest<string>;

    internal sealed class Handler(
        RueckkopplungDb db, StepReader reader, StepScope scope, SeriesRuns runs, IEnumerable<ISeries> series, IServiceProvider step)
        : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            if (reader.Reader is not { } who || !ActOnDeadlines.Everywhere.Contains(who.Role))
                throw new ForbiddenException("case.is-for-others");

            var work = series.FirstOrDefault(one => one.Name == request.Name);
            var row = await db.Series.AsNoTracking().FirstOrDefaultAsync(one => one.Name == request.Name, cancellationToken);
            if (work is null || row is null)
                throw new MissingException("series.exists", request.Name);

            var now = scope.Now.AddTicks(-(scope.Now.Ticks % TimeSpan.TicksPerSecond));
            if (!await runs.ClaimAsync(request.Name, now, cancellationToken))
                throw new ConflictException("series.runs-already", []);

            var result = await work.RunAsync(step, (row.LastOccurrence ?? now, now), cancellationToken);
            await runs.FinishAsync(request.Name, now, result, cancellationToken);
            return result;
        }
    }
}
