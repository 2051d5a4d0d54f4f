using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Activities.Scripting;

/// <summary>Runs a script, which may name outcomes.</summary>
internal sealed class RunJavaScript : Activity
{
    private const string TypeName = "Elsa.RunJavaScript";
    private const int Remembered = 500;

    private readonly Dictionary<string, PreparedExpression> compiled = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public override ActivityDescriptor Descriptor { get; } = Describe.As(
        TypeName, "Scripting",
        new In("Script", "String", UiHints.CodeEditor) { Syntax = "JavaScript" },
        new In("PossibleOutcomes", "String[]", UiHints.DynamicOutcomes)) with
    {
        Outputs = [Describe.Output(TypeName, "Result")],
    };

    public override void Execute(ActivityContext context)
    {
        var source = context.Get<string>("Script");
        if (string.IsNullOrWhiteSpace(source))
        {
            context.Complete();
            return;
        }

        var outcomes = new ScriptOutcomes();
        if (context.Burst.Expressions.RunScript(context.Execution, Compile(source), outcomes) is { } result)
            context.SetOutput("Result", result);

        context.CompleteWith(outcomes.Names ?? ["Done"]);
    }

    /// <summary>Scripts are texts of the definition and recur; the few that are made up at run time push them out at worst.</summary>
    private PreparedExpression Compile(string source)
    {
        lock (gate)
        {
            if (compiled.TryGetValue(source, out var known))
                return known;

            if (compiled.Count >= Remembered)
                compiled.Clear();

            return compiled[source] = PreparedExpression.Prepare(new ExpressionDefinition("JavaScript", source), []);
        }
    }
}
