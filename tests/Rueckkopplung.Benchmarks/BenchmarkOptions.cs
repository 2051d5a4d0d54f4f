using System.Globalization;

namespace Rueckkopplung.Benchmarks;

/// <summary>What a benchmark may be told; each has a default of its own for what is null.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary><c>sqlite</c> or <c>postgresql</c>.</summary>
    public string Database { get; private init; } = "sqlite";

    /// <summary>How many callers work at the same time.</summary>
    public int? Callers { get; private init; }

    /// <summary>How many things are measured.</summary>
    public int? Count { get; private init; }

    public static bool TryRead(string[] args, out BenchmarkOptions options, out string fault)
    {
        (options, fault) = (new BenchmarkOptions(), "");
        for (var index = 0; index < args.Length; index += 2)
        {
            var value = index + 1 < args.Length ? args[index + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0
                ? parsed
                : 0;
            if (args[index] == "--database" && value is "sqlite" or "postgresql")
                options = options with { Database = value };
            else if (args[index] == "--callers" && number > 0)
                options = options with { Callers = number };
            else if (args[index] == "--count" && number > 0)
                options = options with { Count = number };
            else
                fault = $"'{args[index]} {value}' is not known. Options: --database sqlite|postgresql, --callers N, --count N (N from 1).";
        }

        return fault.Length == 0;
    }
}
