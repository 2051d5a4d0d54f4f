namespace Rueckkopplung.Scripting;

#pragma warning disable CA1720 // "string" and "object" are the language's own words for its types
/// <summary>What a <see cref="ScriptValue"/> is.</summary>
public enum ScriptValueKind
{
    /// <summary>The value <c>undefined</c>.</summary>
    Undefined,

    /// <summary>The value <c>null</c>.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A double.</summary>
    Number,

    /// <summary>UTF-16 text.</summary>
    String,

    /// <summary>A symbol; it has no JSON.</summary>
    Symbol,

    /// <summary>An array.</summary>
    Array,

    /// <summary>Any other object, a date or a map for instance.</summary>
    Object,

    /// <summary>A function of the script or of the host.</summary>
    Function
}
