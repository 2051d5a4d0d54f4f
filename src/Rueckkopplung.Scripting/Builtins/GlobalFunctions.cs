using System.Globalization;
using System.Text;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>parseInt and its neighbours, and the coding of URIs.</summary>
internal static class GlobalFunctions
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    public static void Install(Dictionary<string, ScriptValue> globals)
    {
        Add(globals, "isNaN", 1, static a => double.IsNaN(a.Number(0)));
        Add(globals, "isFinite", 1, static a => double.IsFinite(a.Number(0)));
        Add(globals, "encodeURIComponent", 1, static a => Encode(a.Run, a.Text(0), Unreserved));
        Add(globals, "encodeURI", 1, static a => Encode(a.Run, a.Text(0), Unreserved + Reserved));
        Add(globals, "decodeURIComponent", 1, static a => Decode(a.Run, a.Text(0), ""));
        Add(globals, "decodeURI", 1, static a => Decode(a.Run, a.Text(0), Reserved));
    }

    private static void Add(
        Dictionary<string, ScriptValue> globals, string name, int parameters,
        Func<ScriptArguments, ScriptValue> body) =>
        globals[name] = new ScriptValue(new NativeFunction(name, parameters, body));

    private static string Encode(RunContext run, string text, string kept)
    {
        run.Work(text.Length * 4L);
        run.Charge(24 + 18L * text.Length);
        var result = new StringBuilder();
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (kept.Contains(text[i], StringComparison.Ordinal))
            {
                result.Append(text[i]);
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune))
                throw run.Error("URIError", "URI malformed");

            i += rune.Utf16SequenceLength - 1;
            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
                result.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
        }

        return result.ToString();
    }

    private static string Decode(RunContext run, string text, string kept)
    {
        run.Work(text.Length * 4L);
        run.Charge(24 + 2L * text.Length);
        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                result.Append(text[i++]);
                continue;
            }

            var start = i;
            var rune = DecodeOne(run, text, ref i);
            if (rune.IsAscii && kept.Contains((char)rune.Value, StringComparison.Ordinal))
                result.Append(text, start, i - start);
            else
                result.Append(rune.ToString());
        }

        return result.ToString();
    }

    private static Rune DecodeOne(RunContext run, string text, ref int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var count = 1; count <= 4; count++)
        {
            if (at + 3 > text.Length || text[at] != '%'
                || !byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                    out bytes[count - 1]))
            {
                break;
            }

            at += 3;
            var status = Rune.DecodeFromUtf8(bytes[..count], out var rune, out _);
            if (status == System.Buffers.OperationStatus.Done)
                return rune;

            if (status == System.Buffers.OperationStatus.InvalidData)
                break;
        }

        throw run.Error("URIError", "URI malformed");
    }
}
