using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using HandlebarsDotNet;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Expressions;

namespace Rueckkopplung.Web.Activities;

/// <summary>
/// Texts with gaps in definitions: <c>Guten Tag, Vorgang {{vorgang.nummer}}</c>. A gap names a variable, an input
/// (<c>input.Name</c>) or what scripts of the house see; one that is not known stays empty. Plain text, nothing is escaped.
/// </summary>
public sealed class HandlebarsTexts : IExpressionEvaluator
{
    /// <summary>The most characters of a text.</summary>
    public const int Longest = 100_000;

    private const int Remembered = 500;

    private readonly IHandlebars handlebars = Handlebars.Create(new HandlebarsConfiguration
    {
        NoEscape = true,
        FormatProvider = CultureInfo.InvariantCulture,
    });

    private readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> compiled = new(StringComparer.Ordinal);

    public string Type => "Handlebars";

    /// <exception cref="FormatException">The text is no template, or its values do not fit it.</exception>
    public JsonNode? Evaluate(ExpressionDefinition expression, IExpressionScope scope)
    {
        if (TemplateOf(expression) is not { } template)
            return null;

        try
        {
            var text = Compile(template)(TemplateData.Of(scope));
            return text.Length <= Longest ? text : throw new FormatException($"The text would be longer than {Longest:N0} characters.");
        }
        catch (HandlebarsException problem)
        {
            throw new FormatException(Sentence(problem), problem);
        }
    }

    public string? Fault(ExpressionDefinition expression)
    {
        try
        {
            if (TemplateOf(expression) is { } template)
                Compile(template);

            return null;
        }
        catch (HandlebarsException problem)
        {
            return Sentence(problem);
        }
    }

    private static string? TemplateOf(ExpressionDefinition expression) =>
        expression.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : expression.Value?.ToJsonString();

    private HandlebarsTemplate<object, object> Compile(string template)
    {
        // texts of definitions recur; the few that are made up at run time push them out at worst
        if (compiled.Count >= Remembered)
            compiled.Clear();

        return compiled.GetOrAdd(template, text => handlebars.Compile(text));
    }

    private static string Sentence(HandlebarsException problem) =>
        problem.GetBaseException() is FormatException limit ? limit.Message : problem.Message;
}
