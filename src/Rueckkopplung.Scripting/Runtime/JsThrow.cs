namespace Rueckkopplung.Scripting.Runtime;

/// <summary>A value thrown by the script; the only exception that its <c>catch</c> and <c>finally</c> see.</summary>
internal sealed class JsThrow(ScriptValue value, int position) : Exception
{
    public ScriptValue Value => value;

    public int Position => position;
}
