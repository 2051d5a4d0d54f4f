namespace Rueckkopplung.Workflows.Comparing;

/// <summary>What became different from one version of a definition to another.</summary>
/// <param name="Kind">What kind of change.</param>
/// <param name="Activity">Where; null for the workflow itself.</param>
/// <param name="What">The property, variable, outcome or item; of a connection its outcome.</param>
/// <param name="Before">Null where there was nothing. Of a connection: where it begins.</param>
/// <param name="After">Null where there is nothing. Of a connection: where it ends.</param>
public sealed record DefinitionChange(
    ChangeKind Kind, ActivityMention? Activity = null, string? What = null, ShownValue? Before = null, ShownValue? After = null);

/// <summary>How a change names an activity.</summary>
/// <param name="Caption">What people call it.</param>
/// <param name="Type">Its type, such as <c>Elsa.If</c>.</param>
public sealed record ActivityMention(string Caption, string Type);

/// <summary>A value as people read it, cut to the part that differs.</summary>
/// <param name="Language">The expression's language; null for a plain value.</param>
/// <param name="Text">The value.</param>
public sealed record ShownValue(string? Language, string Text);

/// <summary>Kinds of changes.</summary>
public enum ChangeKind
{
    /// <summary>A setting of the workflow (its name, description, an option).</summary>
    Setting,

    /// <summary>A new variable.</summary>
    VariableAdded,

    /// <summary>A variable less.</summary>
    VariableRemoved,

    /// <summary>A variable's type or first value.</summary>
    VariableChanged,

    /// <summary>A new input, output or outcome of the workflow; <c>Before</c> is null.</summary>
    InterfaceAdded,

    /// <summary>An input, output or outcome of the workflow less.</summary>
    InterfaceRemoved,

    /// <summary>An input or output of the workflow is different.</summary>
    InterfaceChanged,

    /// <summary>A new activity.</summary>
    ActivityAdded,

    /// <summary>An activity less.</summary>
    ActivityRemoved,

    /// <summary>Another caption.</summary>
    ActivityRenamed,

    /// <summary>Another type under the same id.</summary>
    ActivityReplaced,

    /// <summary>An input or setting of an activity.</summary>
    PropertyChanged,

    /// <summary>One more in a list of an activity, such as an outcome of a task.</summary>
    ItemAdded,

    /// <summary>One less in a list of an activity.</summary>
    ItemRemoved,

    /// <summary>One of a list of an activity is different.</summary>
    ItemChanged,

    /// <summary>The same list in another order.</summary>
    ItemsReordered,

    /// <summary>A new connection.</summary>
    ConnectionAdded,

    /// <summary>A connection less.</summary>
    ConnectionRemoved,

    /// <summary>Where things stand on the canvas; nothing runs differently.</summary>
    Layout,
}
