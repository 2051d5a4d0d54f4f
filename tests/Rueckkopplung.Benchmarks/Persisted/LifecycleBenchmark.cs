using System.Globalization;
using Microsoft.Data.Sqlite;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>Start to suspended, then resume to finished, of ten activities with journal; each half is a step with its COMMIT.</summary>
internal static class LifecycleBenchmark
{
    /// <summary>Until the runtime has compiled what is hot for good.</summary>
    private const int LeastWarmUp = 4_000;

    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        var (callers, count) = (options.Callers ?? 32, options.Count ?? 20_000);
        await using var house = await BenchmarkHouse.OpenAsync(options);
        await house.PublishAsync(Drawings.TenWithWait(Waiters.DefinitionId));
        var rows = options.Database == "sqlite" ? await SampleAsync(house) : null;

        Console.WriteLine($"{options.Database}: {count} cases by {callers} caller(s): start to suspended, then resume to finished.");
        await Callers.RunAsync(callers, Math.Max(count / 10, LeastWarmUp), index => LiveAsync(house, $"warm-{index}"));
        var before = await house.SizeAsync();
        using var commits = new CommitCount();
        var meter = Meter.Start();
        var times = await Callers.RunAsync(callers, count, index => LiveAsync(house, Waiters.Key(index)));
        var figures = meter.Stop("lifecycle", count);
        var size = await house.SizeAsync() - before;
        var group = Math.Max(1, (int)Math.Round(commits.StepsEach));
        var plain = rows is null ? null : await PlainAsync(options, rows, count, group);
        return figures with
        {
            Database = options.Database,
            Callers = callers,
            P50Ms = Meter.Percentile(times, 0.5),
            P95Ms = Meter.Percentile(times, 0.95),
            P99Ms = Meter.Percentile(times, 0.99),
            StepsInCommit = Math.Round(commits.StepsEach, 1),
            BytesOnDiskEach = Math.Round((double)size / count),
            BaselinePerSecond = plain?.PerSecond,
            BaselineCpuMsEach = plain?.CpuMsEach,
        };
    }

    private static async Task LiveAsync(BenchmarkHouse house, string key)
    {
        await Waiters.StartAsync(house, key);
        await Waiters.ResumeAsync(house, key);
    }

    private static async Task<Sample> SampleAsync(BenchmarkHouse house)
    {
        var path = ((SqliteFile)house.Database).Path;
        await Waiters.StartAsync(house, "sample");
        var suspended = await RowsAsync(path);
        await Waiters.ResumeAsync(house, "sample");
        return new Sample(suspended, await RowsAsync(path));
    }

    private static async Task<Figures> PlainAsync(BenchmarkOptions options, Sample rows, int count, int group)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The plain program writes the same rows, {group} steps in a COMMIT as the house had on average."));
        await using var other = await BenchmarkHouse.OpenAsync(options);
        await other.PublishAsync(Drawings.TenWithWait(Waiters.DefinitionId));
        using var program = new PlainProgram((SqliteFile)other.Database, rows.Suspended, rows.Finished);
        program.Run(Math.Max(count / 10, LeastWarmUp), group);
        var meter = Meter.Start();
        program.Run(count, group);
        return meter.Stop("plain", count);
    }

    private static async Task<List<SampleRows>> RowsAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        return await SampleRows.ReadAsync(connection);
    }

    private sealed record Sample(List<SampleRows> Suspended, List<SampleRows> Finished);
}
