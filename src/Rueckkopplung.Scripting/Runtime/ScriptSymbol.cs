namespace Rueckkopplung.Scripting.Runtime;

internal sealed class ScriptSymbol(string? description)
{
    public static readonly ScriptSymbol Iterator = new("Symbol.iterator");
    public static readonly ScriptSymbol HasInstance = new("Symbol.hasInstance");
    public static readonly ScriptSymbol ToPrimitive = new("Symbol.toPrimitive");
    public static readonly ScriptSymbol ToStringTag = new("Symbol.toStringTag");

    public string? Description => description;

    public override string ToString() => $"Symbol({description})";
}
