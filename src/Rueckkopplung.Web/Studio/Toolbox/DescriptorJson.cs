using System.Globalization;
using System.Text.Json.Nodes;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Studio.Toolbox;

/// <summary>An activity as the Studio's toolbox and property panel read it.</summary>
internal static class DescriptorJson
{
    // the toolbox has six groups; the engine's own are finer
    private static readonly Dictionary<string, LocalText> Groups = new(StringComparer.Ordinal)
    {
        ["Flow"] = Flow,
        ["Branching"] = Flow,
        ["Looping"] = Flow,
        ["Composition"] = Flow,
        ["Workflows"] = Flow,
        ["Scheduling"] = new("Fristen", "Deadlines"),
        ["Primitives"] = Data,
        ["Console"] = Data,
        ["Scripting"] = Data,
    };

    private static LocalText Flow => new("Ablauf", "Flow");

    private static LocalText Data => new("Daten", "Data");

    public static JsonObject Of(ActivityDescriptor activity, CultureInfo culture)
    {
        var place = 0;
        return new JsonObject
        {
            ["typeName"] = activity.Type,
            ["namespace"] = activity.Type.Contains('.', StringComparison.Ordinal) ? activity.Type[..activity.Type.LastIndexOf('.')] : null,
            ["name"] = activity.Name,
            ["version"] = activity.Version,
            ["category"] = Groups.GetValueOrDefault(activity.Category.English, activity.Category).For(culture),
            ["displayName"] = activity.DisplayName.For(culture),
            ["description"] = activity.Description.For(culture),
            ["kind"] = activity.Kind.ToString(),
            ["isContainer"] = activity.IsContainer,
            ["isBrowsable"] = activity.IsBrowsable,
            ["isStart"] = activity.IsStart,
            ["isTerminal"] = activity.IsTerminal,
            ["customProperties"] = new JsonObject(),
            ["constructionProperties"] = new JsonObject(),
            ["ports"] = Ports(activity, culture),
            ["inputs"] = new JsonArray([.. activity.Inputs.Select(input => Input(input, place++, culture))]),
            ["outputs"] = new JsonArray([.. activity.Outputs.Select(output => Output(output, culture))]),
        };
    }

    private static JsonArray Ports(ActivityDescriptor activity, CultureInfo culture)
    {
        var ports = new JsonArray();
        // a list of activities is a canvas of its own, not a port
        var embedded = activity.EmbeddedPorts.Where(port => port is not ("Activities" or "Branches")).ToList();
        foreach (var port in embedded)
            ports.Add(Port(port, port, "Embedded"));
        foreach (var outcome in activity.Outcomes)
            ports.Add(Port(outcome.Name, outcome.DisplayName.For(culture), "Flow"));
        // left to itself the Studio writes „Done“, and with embedded ports only it would leave out the way on
        if (activity.Outcomes.Count == 0 && !activity.IsTerminal)
            ports.Add(Port("Done", culture.TwoLetterISOLanguageName == "en" ? "Done" : "Fertig", "Flow"));
        return ports;
    }

    private static JsonObject Port(string name, string display, string type) =>
        new() { ["name"] = name, ["displayName"] = display, ["type"] = type, ["isBrowsable"] = true };

    private static JsonObject Input(InputDescriptor input, int order, CultureInfo culture) => new()
    {
        ["name"] = input.Name,
        ["typeName"] = input.TypeName,
        ["displayName"] = input.DisplayName.For(culture),
        ["description"] = input.Description.For(culture),
        ["order"] = order,
        ["isBrowsable"] = input.IsBrowsable,
        ["isWrapped"] = input.IsWrapped,
        ["uiHint"] = input.UiHint,
        ["category"] = input.Category,
        ["defaultValue"] = input.Default?.DeepClone(),
        ["defaultSyntax"] = input.DefaultSyntax ?? "Literal",
        ["isReadOnly"] = false,
        ["isSensitive"] = false,
        ["isSynthetic"] = false,
        ["uiSpecifications"] = input.UiSpecifications?.DeepClone() ?? Language(input),
    };

    // a number: the Studio's property panel cannot read the word
    private static JsonObject? Language(InputDescriptor input) => input.UiHint is UiHints.JsonEditor or UiHints.CodeEditor
        ? new JsonObject
        {
            ["code-editor"] = new JsonObject
            {
                ["language"] = input.UiHint == UiHints.JsonEditor ? "json" : "javascript",
                ["editorHeight"] = 1,
            },
        }
        : null;

    private static JsonObject Output(OutputDescriptor output, CultureInfo culture) => new()
    {
        ["name"] = output.Name,
        ["typeName"] = output.TypeName,
        ["displayName"] = output.DisplayName.For(culture),
        ["description"] = output.Description.For(culture),
        ["isBrowsable"] = true,
        ["isSynthetic"] = false,
    };

    /// <summary>The specification of a dropdown with these choices.</summary>
    public static JsonObject Dropdown(IEnumerable<(string Value, string Text)> choices) => new()
    {
        ["dropdown"] = new JsonObject
        {
            ["selectList"] = new JsonObject
            {
                ["isFlagsEnum"] = false,
                ["items"] = new JsonArray([.. choices.Select(choice => new JsonObject { ["text"] = choice.Text, ["value"] = choice.Value })]),
            },
        },
    };
}
