using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Storage.Series;
using Rueckkopplung.Storage.Tests.Houses;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Storage.Tests.Series;

public abstract class SeriesSpecs : StoreSpecs
{
    private static readonly DateTimeOffset Tonight = new(2026, 11, 23, 2, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task Of_ten_nodes_that_want_one_occurrence_one_gets_it()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ClaimAsync(Tonight)));

        Assert.Single(claims, mine => mine);
        Assert.True(await ClaimAsync(Tonight.AddDays(1)));
    }

    [Fact]
    public async Task The_last_result_of_a_series_is_kept_with_its_occurrence()
    {
        await House.StepAsync(step =>
        {
            step.GetRequiredService<RueckkopplungDb>().Series.Add(new SeriesRow { Name = "digest", Cron = "0 0 2 * * ?" });
            return Task.CompletedTask;
        });
        await ClaimAsync(Tonight);

        await House.StepAsync(step => step.GetRequiredService<SeriesRuns>()
            .FinishAsync("digest", Tonight, "12 Nachrichten", CancellationToken.None));

        var series = await House.ReadAsync(db => db.Series.SingleAsync());
        Assert.Equal((Tonight, "12 Nachrichten"), (series.LastOccurrence, series.LastResult));
        Assert.Equal("12 Nachrichten", await House.ReadAsync(db => db.SeriesRuns.Select(run => run.Result).SingleAsync()));
    }

    private Task<bool> ClaimAsync(DateTimeOffset occurrence) => House.StepAsync(step =>
        step.GetRequiredService<SeriesRuns>().ClaimAsync("digest", occurrence, CancellationToken.None));
}

public sealed class SeriesOnSqlite : SeriesSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => SqliteAsync();
}

public sealed class SeriesOnPostgreSql : SeriesSpecs
{
    protected override Task<ITestDatabase> MakeDatabaseAsync() => PostgreSqlAsync();
}
