namespace Rueckkopplung.Scripting.Runtime;

/// <summary>A text that was joined but not copied yet, so that <c>s += x</c> in a loop stays linear.</summary>
internal sealed class Rope(RunContext run, object left, object right, int length)
{
    private object? first = left;
    private object? second = right;

    public int Length => length;

    public static int LengthOf(object text) => text is string flat ? flat.Length : ((Rope)text).Length;

    public string Flatten()
    {
        if (second is null)
            return (string)first!;

        run.Charge(24 + 2L * length);
        run.Work(length);
        var chars = new char[length];
        Fill(chars);
        var flat = new string(chars);
        first = flat;
        second = null;
        return flat;
    }

    // From the right end to the left, because ropes grow on the right and their left side is deep.
    private void Fill(char[] chars)
    {
        var open = new Stack<object>();
        open.Push(first!);
        open.Push(second!);
        var end = length;
        while (open.TryPop(out var part))
        {
            if (part is string text)
            {
                end -= text.Length;
                text.CopyTo(0, chars, end, text.Length);
            }
            else
            {
                var rope = (Rope)part;
                open.Push(rope.first!);
                if (rope.second is not null)
                    open.Push(rope.second);
            }
        }
    }
}
