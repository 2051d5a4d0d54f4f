namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Marks in <see cref="ScriptValue.Ref"/> what is no reference.</summary>
internal sealed class Tag(ScriptValueKind kind)
{
    public static readonly Tag Null = new(ScriptValueKind.Null);
    public static readonly Tag Boolean = new(ScriptValueKind.Boolean);
    public static readonly Tag Number = new(ScriptValueKind.Number);

    /// <summary>A hole in an array, a name before its declaration, a cut optional chain. No script ever holds
    /// it.</summary>
    public static readonly Tag Empty = new(ScriptValueKind.Undefined);

    public ScriptValueKind Kind => kind;
}
