using System.Globalization;
using Microsoft.Data.Sqlite;
using Rueckkopplung.Testing.Databases;

namespace Rueckkopplung.Benchmarks.Persisted;

/// <summary>Start to suspended, then resume to finished, of ten activities with journal; each half is a step with its COMMIT.</summary>
internal static class LifecycleBenchmark
{
    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        var (callers, count) = (options.Callers ?? 32, options.Count ?? 20_000);
        await using var house = await BenchmarkHouse.OpenAsync(options);
        await house.PublishAsync(Drawings.TenWithWait(Waiters.DefinitionId));
        var plain = options.Database == "sqlite" ? await PlainAsync(options, house, count, callers) : null;

        Console.WriteLine($"{options.Database}: {count} cases by {callers} caller(s): start to suspended, then resume to finished.");
        await Callers.RunAsync(callers, count / 10, index => LiveAsync(house, $"warm-{index}"));
        var before = await house.SizeAsync();
        var meter = Meter.Start();
        var times = await Callers.RunAsync(callers, count, index => LiveAsync(house, Waiters.Key(index)));
        var figures = meter.Stop("lifecycle", count);
        return figures with
        {
            Database = options.Database,
            Callers = callers,
            P50Ms = Meter.Percentile(times, 0.5),
            P95Ms = Meter.Percentile(times, 0.95),
            P99Ms = Meter.Percentile(times, 0.99),
            BytesOnDiskEach = Math.Round((double)(await house.SizeAsync() - before) / count),
            BaselinePerSecond = plain?.PerSecond,
            BaselineCpuMsEach = plain?.CpuMsEach,
        };
    }

    private static async Task LiveAsync(BenchmarkHouse house, string key)
    {
        await Waiters.StartAsync(house, key);
        await Waiters.ResumeAsync(house, key);
    }

    private static async Task<Figures> PlainAsync(BenchmarkOptions options, BenchmarkHouse house, int count, int group)
    {
        var path = ((SqliteFile)house.Database).Path;
        await Waiters.StartAsync(house, "sample");
        var suspended = await RowsAsync(path);
        await Waiters.ResumeAsync(house, "sample");
        var finished = await RowsAsync(path);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The plain program writes the same: {suspended.Sum(rows => rows.Values.Count)} rows at the start, {finished.Sum(rows => rows.Values.Count)} at the end, {group} steps in a COMMIT."));

        await using var other = await BenchmarkHouse.OpenAsync(options);
        await other.PublishAsync(Drawings.TenWithWait(Waiters.DefinitionId));
        using var program = new PlainProgram((SqliteFile)other.Database, suspended, finished);
        program.Run(count / 10, group);
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
}
