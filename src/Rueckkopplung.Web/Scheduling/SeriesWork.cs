using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Series;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;
using Rueckkopplung.Storage.Timers;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Scheduling;

/// <summary>Runs the series that are due, each occurrence once in the whole house, in a step of its own.</summary>
internal sealed class SeriesWork(
    IStepRunner runner, IServiceScopeFactory scopes, IEnumerable<ISeries> series, HouseClock clock) : IDueWork, IOpeningStep
{
    /// <summary>Gives a new series its row; it begins from now on.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => runner.RunAsync(
        StepOrigin.Continuation,
        async (step, token) =>
        {
            var db = step.GetRequiredService<RueckkopplungDb>();
            var known = await db.Series.Select(row => row.Name).ToListAsync(token);
            db.Series.AddRange(series.Where(one => !known.Contains(one.Name))
                .Select(one => new SeriesRow { Name = one.Name, Cron = one.Cron, LastOccurrence = clock.GetUtcNow() }));
            return true;
        },
        cancellationToken);

    public async Task<int> RunDueAsync(DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var (work, row) in await PlansAsync(cancellationToken))
        {
            if (SeriesPlan.Due(row, upTo) is { } occurrence)
                done += await RunOnceAsync(work, row, occurrence, cancellationToken) ? 1 : 0;
        }

        return done;
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var next = (await PlansAsync(cancellationToken))
            .SelectMany(one => SeriesPlan.Next(one.Row, one.Row.LastOccurrence ?? clock.GetUtcNow(), 1)).ToList();
        return next.Count == 0 ? null : next.Min();
    }

    private Task<bool> RunOnceAsync(ISeries work, SeriesRow row, DateTimeOffset occurrence, CancellationToken cancellationToken) =>
        runner.RunAsync(
            StepOrigin.Timer,
            async (step, token) =>
            {
                var runs = step.GetRequiredService<SeriesRuns>();
                if (!await runs.ClaimAsync(work.Name, occurrence, token))
                    return false;

                var result = await work.RunAsync(step, (row.LastOccurrence ?? occurrence, occurrence), token);
                await runs.FinishAsync(work.Name, occurrence, result, token);
                return true;
            },
            cancellationToken);

    private async Task<IReadOnlyList<(ISeries Work, SeriesRow Row)>> PlansAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RueckkopplungDb>();
        var rows = await db.Series.AsNoTracking().Where(row => !row.IsPaused).ToListAsync(cancellationToken);
        return [.. series.Join(rows, one => one.Name, row => row.Name, (one, row) => (one, row))];
    }
}
