using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Storage.Time;

namespace Rueckkopplung.Storage.Series;

/// <summary>Claims occurrences of recurring work, each once in the whole house. Scoped in the step.</summary>
public sealed class SeriesRuns
{
    private readonly StepScope scope;
    private readonly HouseNode node;

    internal SeriesRuns(StepScope step, HouseNode own) => (scope, node) = (step, own);

    /// <summary>True: this step does the occurrence; it commits with what the step does.</summary>
    public async Task<bool> ClaimAsync(string series, DateTimeOffset occurrence, CancellationToken cancellationToken) =>
        await scope.Sql.ExecuteAsync(
            """
            insert into series_runs (series, occurrence, node, claimed_at) values (@series, @occurrence, @node, @now)
            on conflict (series, occurrence) do nothing
            """,
            cancellationToken,
            ("series", series), ("occurrence", occurrence), ("node", node.Id), ("now", scope.Now)) == 1;

    /// <summary>Stores what came of it, also as the last result of its series.</summary>
    public async Task FinishAsync(
        string series, DateTimeOffset occurrence, string result, CancellationToken cancellationToken)
    {
        await scope.Sql.ExecuteAsync(
            "update series_runs set finished_at = @now, result = @result where series = @series and occurrence = @occurrence",
            cancellationToken,
            ("now", scope.Now), ("result", result), ("series", series), ("occurrence", occurrence));
        await scope.Sql.ExecuteAsync(
            "update series set last_occurrence = @occurrence, last_finished_at = @now, last_result = @result where name = @series",
            cancellationToken,
            ("occurrence", occurrence), ("now", scope.Now), ("result", result), ("series", series));
    }
}
