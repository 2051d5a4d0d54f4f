using System.Text.Json.Nodes;
using Rueckkopplung.Scripting;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>The languages that the engine itself speaks.</summary>
internal enum ExpressionKind
{
    Literal,
    Object,
    Variable,
    Input,
    Output,
    Script,
    Foreign,
    Unknown,
}

/// <summary>An expression made ready once: names taken apart, scripts compiled.</summary>
internal sealed class PreparedExpression
{
    private TypedLiteral? literal;

    private PreparedExpression(ExpressionDefinition definition, ExpressionKind kind)
    {
        Definition = definition;
        Kind = kind;
    }

    public ExpressionDefinition Definition { get; }

    public ExpressionKind Kind { get; }

    /// <summary>The variable's id, the input's name, the output's activity or the text of an object or script.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The variable's name or the output's name.</summary>
    public string? Name { get; private init; }

    public ScriptProgram? Program { get; private init; }

    /// <summary>Why the script could not be compiled; thrown when it is used, as Elsa does.</summary>
    public ScriptSyntaxException? Problem { get; private init; }

    public IExpressionEvaluator? Evaluator { get; private init; }

    /// <summary>The value of a literal as the type that its input has; made once, for values are never changed in place.</summary>
    public JsonNode? Literal(ElsaType type)
    {
        var made = literal;
        if (made is not null && ReferenceEquals(made.Type, type))
            return made.Value;

        // Objects and lists unfold when they are first read, which two threads must not do at once.
        var value = Values.Convert(Definition.Value, type);
        if (value is null or JsonValue)
            literal = new TypedLiteral(type, value);

        return value;
    }

    public static PreparedExpression Prepare(
        ExpressionDefinition definition, IReadOnlyList<IExpressionEvaluator> evaluators)
    {
        switch (definition.Type)
        {
            case "Literal":
                return new PreparedExpression(definition, ExpressionKind.Literal);
            case "Object" or "Json":
                return new PreparedExpression(definition, ExpressionKind.Object) { Text = Values.ToText(definition.Value) ?? "" };
            case "Variable":
                return Reference(definition, ExpressionKind.Variable, "id", "name");
            case "Input":
                return Reference(definition, ExpressionKind.Input, "name", "name");
            case "Output":
                return Reference(definition, ExpressionKind.Output, "activityId", "outputName");
            case "JavaScript":
                return Script(definition);
        }

        var evaluator = evaluators.FirstOrDefault(candidate => candidate.Type == definition.Type);
        return new PreparedExpression(definition, evaluator is null ? ExpressionKind.Unknown : ExpressionKind.Foreign)
        {
            Evaluator = evaluator,
        };
    }

    private static PreparedExpression Reference(
        ExpressionDefinition definition, ExpressionKind kind, string first, string second)
    {
        var value = definition.Value;
        if (Values.String(value) is { } text)
            value = text.AsSpan().TrimStart() is ['{', ..] ? JsonNode.Parse(text) : new JsonObject { [first] = text };

        var source = value as JsonObject ?? [];
        return new PreparedExpression(definition, kind)
        {
            Text = ElsaNames.Text(source, first) ?? "",
            Name = ElsaNames.Text(source, second),
        };
    }

    private static PreparedExpression Script(ExpressionDefinition definition)
    {
        var source = Values.ToText(definition.Value) ?? "";
        try
        {
            return new PreparedExpression(definition, ExpressionKind.Script)
            {
                Text = source,
                Program = ScriptProgram.Compile(source),
            };
        }
        catch (ScriptSyntaxException problem)
        {
            return new PreparedExpression(definition, ExpressionKind.Script) { Text = source, Problem = problem };
        }
    }

    private sealed record TypedLiteral(ElsaType Type, JsonNode? Value);
}
