using System.Diagnostics;

namespace Rueckkopplung.Benchmarks;

/// <summary>Measures a stretch of work: wall time, processor time of the process, and what it allocated.</summary>
internal sealed class Meter
{
    private readonly Process process = Process.GetCurrentProcess();
    private readonly long began;
    private readonly long allocated;
    private readonly TimeSpan cpu;

    private Meter()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        process.Refresh();
        cpu = process.TotalProcessorTime;
        allocated = GC.GetTotalAllocatedBytes(precise: true);
        began = Stopwatch.GetTimestamp();
    }

    public static Meter Start() => new();

    public Figures Stop(string name, long count)
    {
        var wall = Stopwatch.GetElapsedTime(began);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        process.Refresh();
        return new Figures(name)
        {
            Count = count,
            PerSecond = Math.Round(count / wall.TotalSeconds, 1),
            CpuMsEach = Math.Round((process.TotalProcessorTime - cpu).TotalMilliseconds / count, 6),
            AllocatedBytesEach = Math.Round((double)bytes / count, 1),
        };
    }

    /// <summary>The value below which this share lies; the list is sorted.</summary>
    public static double Percentile(List<double> sorted, double share) =>
        Math.Round(sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))], 3);
}
