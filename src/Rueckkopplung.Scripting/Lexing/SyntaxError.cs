namespace Rueckkopplung.Scripting.Lexing;

/// <summary>Becomes a <see cref="ScriptSyntaxException"/> once the place is known as line and column.</summary>
internal sealed class SyntaxError(string message, int position) : Exception(message)
{
    public int Position => position;
}
