using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rueckkopplung.Benchmarks;

/// <summary>What a benchmark found. Times are in milliseconds of one operation, sizes in bytes of one operation.</summary>
internal sealed record Figures(string Name)
{
    public static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string? Database { get; init; }

    public int Callers { get; init; } = 1;

    public long Count { get; init; }

    public double PerSecond { get; init; }

    /// <summary>Processor time of the whole process: all threads, user and system.</summary>
    public double CpuMsEach { get; init; }

    public double AllocatedBytesEach { get; init; }

    public double? P50Ms { get; init; }

    public double? P95Ms { get; init; }

    public double? P99Ms { get; init; }

    public double? BytesOnDiskEach { get; init; }

    /// <summary>How many steps shared a COMMIT, on average.</summary>
    public double? StepsInCommit { get; init; }

    /// <summary>A plain ADO.NET program that writes the same rows, in the same run.</summary>
    public double? BaselinePerSecond { get; init; }

    public double? BaselineCpuMsEach { get; init; }
}
