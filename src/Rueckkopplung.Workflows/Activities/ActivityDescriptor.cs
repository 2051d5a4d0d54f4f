using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Activities;

/// <summary>How Elsa Studio sorts an activity.</summary>
public enum ActivityKind
{
    /// <summary>Does something at once.</summary>
    Action,

    /// <summary>May begin an instance.</summary>
    Trigger,

    /// <summary>Work in the background.</summary>
    Job,

    /// <summary>May be run in the background.</summary>
    Task,
}

/// <summary>What a designer needs to know about an activity, and what the engine needs to know about its inputs.</summary>
public sealed record ActivityDescriptor
{
    /// <summary>The type name in definitions, for example <c>Elsa.WriteLine</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The version written into definitions.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The group in the designer's toolbox.</summary>
    public required LocalText Category { get; init; }

    /// <summary>The name in the designer.</summary>
    public required LocalText DisplayName { get; init; }

    /// <summary>One sentence.</summary>
    public required LocalText Description { get; init; }

    /// <summary>How the designer sorts it.</summary>
    public ActivityKind Kind { get; init; }

    /// <summary>Inputs in the order in which they are evaluated.</summary>
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>Outputs.</summary>
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>Named outcomes; empty means the one outcome <c>Done</c>.</summary>
    public IReadOnlyList<OutcomeDescriptor> Outcomes { get; init; } = [];

    /// <summary>Properties that hold embedded activities (Body, Then, Else …).</summary>
    public IReadOnlyList<string> EmbeddedPorts { get; init; } = [];

    /// <summary>Its completion ends the surrounding flowchart at once.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>An instance that carries a case must pass such an activity before it ends.</summary>
    public bool ClosesCase { get; init; }

    /// <summary>True for a trigger.</summary>
    public bool IsTrigger => Kind == ActivityKind.Trigger;

    /// <summary>True for an activity that holds others.</summary>
    public bool IsContainer { get; init; }

    /// <summary>True for the start symbol.</summary>
    public bool IsStart { get; init; }

    /// <summary>Shown in the toolbox.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>The last part of the type name.</summary>
    public string Name => Type[(Type.LastIndexOf('.') + 1)..];
}

/// <summary>
/// An input of an activity. The name is in Pascal case, the property in the definition its camel case; the type name is
/// the alias of the type its value is converted to, <c>Object</c> for none.
/// </summary>
public sealed record InputDescriptor(string Name, string TypeName, LocalText DisplayName, LocalText Description)
{
    /// <summary>The editor in Elsa Studio.</summary>
    public string UiHint { get; init; } = UiHints.SingleLine;

    /// <summary>Settings of the editor, as Elsa Studio reads them.</summary>
    public JsonObject? UiSpecifications { get; init; }

    /// <summary>Used when the definition has no such property.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>The syntax that the editor begins with.</summary>
    public string? DefaultSyntax { get; init; }

    /// <summary>False: a raw value in the definition, not an expression.</summary>
    public bool IsWrapped { get; init; } = true;

    /// <summary>False: evaluated by the activity when it needs it (the condition of a loop).</summary>
    public bool AutoEvaluate { get; init; } = true;

    /// <summary>False: not shown.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>The group within the editor.</summary>
    public string? Category { get; init; }
}

/// <summary>An output of an activity.</summary>
public sealed record OutputDescriptor(string Name, string TypeName, LocalText DisplayName, LocalText Description);

/// <summary>An outcome of an activity: the port's name and what people read.</summary>
public sealed record OutcomeDescriptor(string Name, LocalText DisplayName);

/// <summary>Editors that Elsa Studio has.</summary>
public static class UiHints
{
    /// <summary>One line of text.</summary>
    public const string SingleLine = "singleline";

    /// <summary>Several lines of text.</summary>
    public const string MultiLine = "multiline";

    /// <summary>Yes or no.</summary>
    public const string Checkbox = "checkbox";

    /// <summary>One of a list.</summary>
    public const string Dropdown = "dropdown";

    /// <summary>A list of texts.</summary>
    public const string MultiText = "multitext";

    /// <summary>A list of texts that become the outcomes.</summary>
    public const string DynamicOutcomes = "dynamic-outcomes";

    /// <summary>Code.</summary>
    public const string CodeEditor = "code-editor";

    /// <summary>JSON.</summary>
    public const string JsonEditor = "json-editor";

    /// <summary>A date and time.</summary>
    public const string DateTimePicker = "datetime-picker";

    /// <summary>A variable.</summary>
    public const string VariablePicker = "variable-picker";

    /// <summary>An output of the workflow.</summary>
    public const string OutputPicker = "output-picker";

    /// <summary>An outcome of the workflow.</summary>
    public const string OutcomePicker = "outcome-picker";

    /// <summary>A published workflow.</summary>
    public const string WorkflowPicker = "workflow-definition-picker";

    /// <summary>Cases of a switch with activities.</summary>
    public const string SwitchEditor = "switch-editor";

    /// <summary>Cases of a flowchart's switch.</summary>
    public const string FlowSwitchEditor = "flow-switch-editor";

    /// <summary>Names with values.</summary>
    public const string Dictionary = "dictionary";
}
