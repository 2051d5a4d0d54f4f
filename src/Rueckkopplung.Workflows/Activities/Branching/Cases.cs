using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Workflows.Activities.Branching;

/// <summary>Which cases of a switch match.</summary>
internal static class Cases
{
    public const string MatchFirst = "MatchFirst";
    public const string MatchAny = "MatchAny";

    /// <summary>All conditions are evaluated; then the first match counts, or all.</summary>
    public static IReadOnlyList<PreparedCase> Matching(ActivityContext context)
    {
        var matching = context.Execution.Node.Cases.Where(item => item.Condition is { } condition && Values.IsTrue(
            context.Burst.Expressions.Evaluate(context.Execution, $"Case {item.Label}", condition, ElsaType.Boolean))).ToList();
        var all = context.Get<string>("Mode") is MatchAny or "1";
        return all ? matching : [.. matching.Take(1)];
    }

    public static In Mode() => new("Mode", "String", UiHints.Dropdown) { Default = MatchFirst, Options = [MatchFirst, MatchAny] };
}
