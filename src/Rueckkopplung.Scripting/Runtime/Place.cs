namespace Rueckkopplung.Scripting.Runtime;

/// <summary>Offsets as lines and columns.</summary>
internal static class Place
{
    public static (int Line, int Column) Of(string source, int position)
    {
        var line = 1;
        var start = 0;
        var end = Math.Min(position, source.Length);
        for (var i = 0; i < end; i++)
        {
            var isPair = source[i] == '\r' && i + 1 < source.Length && source[i + 1] == '\n';
            if (isPair || source[i] is not ('\n' or '\r' or '\u2028' or '\u2029'))
                continue;

            line++;
            start = i + 1;
        }

        return (line, end - start + 1);
    }
}
