using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>A language for expressions. Hosts add others (Handlebars) to the engine.</summary>
public interface IExpressionEvaluator
{
    /// <summary>The name in definitions, for example <c>Handlebars</c>.</summary>
    string Type { get; }

    /// <summary>The value. Throws when the expression fails; the activity then has an incident.</summary>
    JsonNode? Evaluate(ExpressionDefinition expression, IExpressionScope scope);

    /// <summary>What is wrong with an expression as it stands, before anything runs; null for nothing.</summary>
    string? Fault(ExpressionDefinition expression) => null;
}

/// <summary>The values that an expression may read.</summary>
public interface IExpressionScope
{
    /// <summary>The house's instant.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The visible variables, inner ones first; a name appears once.</summary>
    IReadOnlyDictionary<string, JsonNode?> Variables { get; }

    /// <summary>Inputs of the workflow.</summary>
    IReadOnlyDictionary<string, JsonNode?> Inputs { get; }

    /// <summary>What the host added, for example the case.</summary>
    IReadOnlyDictionary<string, JsonNode?> Globals { get; }

    /// <summary>What the host handed in, or null when it is of another type.</summary>
    T? Subject<T>() where T : class;
}
