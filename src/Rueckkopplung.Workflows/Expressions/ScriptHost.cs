using System.Text.Json.Nodes;
using Rueckkopplung.Scripting;
using Rueckkopplung.Workflows.Execution;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>The outcomes that a script of RunJavaScript named.</summary>
internal sealed class ScriptOutcomes
{
    public IReadOnlyList<string>? Names { get; set; }
}

/// <summary>
/// The thin seam to the scripting language: gives scripts the functions that Elsa users know and takes their results.
/// One for each burst; a burst runs one script at a time.
/// </summary>
internal sealed class ScriptHost
{
    private readonly Burst burst;
    private readonly ScriptFunctions functions;

    public ScriptHost(Burst burst)
    {
        this.burst = burst;
        functions = new ScriptFunctions(burst);
    }

    /// <exception cref="ScriptSyntaxException">The script could not be compiled.</exception>
    /// <exception cref="ScriptException">It threw.</exception>
    /// <exception cref="ScriptLimitException">It met a limit.</exception>
    public JsonNode? Run(ActivityExecution execution, PreparedExpression script, ScriptOutcomes? outcomes)
    {
        if (script.Program is null)
            throw script.Problem ?? throw new InvalidOperationException("The script was not compiled.");

        var variables = new ScriptVariables(execution);
        functions.Enter(execution, variables, outcomes);
        var result = script.Program.Run(new ScriptRun
        {
            FindGlobal = functions.Find,
            Now = burst.Host.Now,
            Zone = burst.Host.Zone,
            Seed = Seed(execution),
            Cancellation = burst.Host.Cancellation,
        });
        var json = result.ToJson();
        variables.CopyBack();
        return json;
    }

    /// <summary>Random numbers differ from instance to instance and are the same when it is run again.</summary>
    private ulong Seed(ActivityExecution execution)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in burst.Instance.Id)
            hash = (hash ^ letter) * 1099511628211UL;

        return (hash ^ (ulong)execution.Number) * 1099511628211UL;
    }
}
