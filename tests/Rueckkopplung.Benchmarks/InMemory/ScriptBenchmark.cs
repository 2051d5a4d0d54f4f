using Rueckkopplung.Scripting;

namespace Rueckkopplung.Benchmarks.InMemory;

/// <summary>A compiled expression evaluated again and again, with two variables read through the host.</summary>
internal static class ScriptBenchmark
{
    private const string Source = "getVariable(\"a\") > 3 && getVariable(\"b\") === \"x\"";

    public static Task<Figures> RunAsync(BenchmarkOptions options)
    {
        var count = options.Count ?? 2_000_000;
        var program = ScriptProgram.Compile(Source);
        var variables = new Dictionary<string, ScriptValue>(StringComparer.Ordinal)
        {
            ["a"] = ScriptValue.Number(4),
            ["b"] = ScriptValue.Text("x"),
        };
        var globals = new Dictionary<string, ScriptValue>(StringComparer.Ordinal)
        {
            ["getVariable"] = ScriptValue.Function("getVariable", arguments => variables[arguments.Text(0)]),
        };
        Console.WriteLine($"{Source}: compiled once, {count} runs, one thread, each run with a state of its own.");
        Evaluate(program, globals, count / 10);

        var meter = Meter.Start();
        Evaluate(program, globals, count);
        return Task.FromResult(meter.Stop("script", count));
    }

    private static void Evaluate(ScriptProgram program, Dictionary<string, ScriptValue> globals, int count)
    {
        for (var index = 0; index < count; index++)
        {
            if (program.Run(new ScriptRun { Globals = globals }).ToJson()?.GetValue<bool>() != true)
                throw new InvalidOperationException("The expression must be true.");
        }
    }
}
