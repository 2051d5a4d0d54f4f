using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Activities;

/// <summary>An input of a built-in activity; its texts come from the text files.</summary>
internal sealed record In(string Name, string Type = "Object", string Hint = UiHints.SingleLine)
{
    public JsonNode? Default { get; init; }

    public bool AutoEvaluate { get; init; } = true;

    public bool IsWrapped { get; init; } = true;

    public string[] Options { get; init; } = [];

    public string? Syntax { get; init; }
}

/// <summary>Makes the descriptors of built-in activities from names and the text files.</summary>
internal static class Describe
{
    public static ActivityDescriptor As(string type, string category, params In[] inputs) => new()
    {
        Type = type,
        Category = ActivityTexts.Category(category),
        DisplayName = ActivityTexts.Of(type, "name"),
        Description = ActivityTexts.Of(type, "description"),
        Inputs = [.. inputs.Select(input => Input(type, input))],
    };

    public static OutputDescriptor Output(string type, string name, string typeName = "Object") =>
        new(name, typeName, ActivityTexts.Of(type, $"output {name}"), ActivityTexts.Of(type, $"output {name} hint"));

    public static OutcomeDescriptor Outcome(string name) => new(name, ActivityTexts.Of("outcomes", name));

    private static InputDescriptor Input(string type, In input) => new(
        input.Name, input.Type, ActivityTexts.Of(type, $"input {input.Name}"),
        ActivityTexts.Of(type, $"input {input.Name} hint"))
    {
        UiHint = input.Hint,
        Default = input.Default,
        AutoEvaluate = input.AutoEvaluate,
        IsWrapped = input.IsWrapped,
        DefaultSyntax = input.Syntax,
        UiSpecifications = input.Options.Length == 0 ? null : Dropdown(type, input),
    };

    private static JsonObject Dropdown(string type, In input) => new()
    {
        ["dropdown"] = new JsonObject
        {
            ["selectList"] = new JsonObject
            {
                ["isFlagsEnum"] = false,
                ["items"] = new JsonArray([.. input.Options.Select(option => new JsonObject
                {
                    ["text"] = ActivityTexts.Of(type, $"option {option}").German,
                    ["value"] = option,
                })]),
            },
        },
    };
}
