using System.Globalization;
using System.Text;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>JSON.parse, charged as it goes.</summary>
internal sealed class JsonReader(RunContext run, string text)
{
    private int at;

    public ScriptValue Read()
    {
        run.Work(text.Length);
        var value = Value();
        SkipSpace();
        return at == text.Length ? value : throw Unexpected();
    }

    private ScriptValue Value()
    {
        run.Step();
        SkipSpace();
        if (at >= text.Length)
            throw Unexpected();

        return text[at] switch
        {
            '{' => Members(),
            '[' => Items(),
            '"' => Text(),
            't' => Word("true", true),
            'f' => Word("false", false),
            'n' => Word("null", ScriptValue.Null),
            _ => Number()
        };
    }

    private ScriptValue Word(string word, ScriptValue value)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
            throw Unexpected();

        at += word.Length;
        return value;
    }

    private ScriptValue Members()
    {
        run.Enter();
        run.Charge(96);
        var result = new ScriptObject();
        at++;
        SkipSpace();
        for (var first = true; !Eat('}'); first = false)
        {
            if (!first)
                Expect(',');
            SkipSpace();
            var name = at < text.Length && text[at] == '"' ? Text() : throw Unexpected();
            Expect(':');
            result.Define(run, name, Value(), PropertyFlags.All);
            SkipSpace();
        }

        run.Leave();
        return new ScriptValue(result);
    }

    private ScriptValue Items()
    {
        run.Enter();
        var result = ScriptArray.Of(run, []);
        at++;
        SkipSpace();
        for (var first = true; !Eat(']'); first = false)
        {
            if (!first)
                Expect(',');
            result.Add(run, Value());
            SkipSpace();
        }

        run.Leave();
        return new ScriptValue(result);
    }

    private string Text()
    {
        var start = ++at;
        while (at < text.Length && text[at] is not ('"' or '\\') && text[at] >= ' ')
            at++;
        if (at < text.Length && text[at] == '"')
        {
            run.Charge(24 + 2L * (at - start));
            return text[start..at++];
        }

        var result = new StringBuilder().Append(text, start, at - start);
        while (at < text.Length && text[at] != '"')
        {
            var c = text[at];
            if (c < ' ')
                throw Unexpected();

            at++;
            result.Append(c == '\\' ? Escape() : c);
        }

        if (at >= text.Length)
            throw Unexpected();

        at++;
        run.Charge(48 + 4L * result.Length);
        return result.ToString();
    }

    private char Escape()
    {
        if (at >= text.Length)
            throw Unexpected();

        var c = text[at++];
        if (c == 'u' && at + 4 <= text.Length && Array.TrueForAll(text[at..(at + 4)].ToCharArray(),
            char.IsAsciiHexDigit))
        {
            at += 4;
            return (char)int.Parse(text.AsSpan(at - 4, 4), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture);
        }

        var index = "\"\\/bfnrt".IndexOf(c, StringComparison.Ordinal);
        if (index >= 0)
            return "\"\\/\b\f\n\r\t"[index];

        at--;
        throw Unexpected();
    }

    private ScriptValue Number()
    {
        var start = at;
        if (text[at] == '-')
            at++;
        var whole = Digits();
        if (whole == 0 || (whole > 1 && text[at - whole] == '0'))
            throw Unexpected();

        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits() == 0)
                throw Unexpected();
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
                at++;
            if (Digits() == 0)
                throw Unexpected();
        }

        return double.Parse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private int Digits()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at - start;
    }

    private void SkipSpace()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            at++;
    }

    private bool Eat(char c)
    {
        if (at >= text.Length || text[at] != c)
            return false;

        at++;
        return true;
    }

    private void Expect(char c)
    {
        SkipSpace();
        if (!Eat(c))
            throw Unexpected();
    }

    private JsThrow Unexpected() => run.Error("SyntaxError", at >= text.Length
        ? "Unexpected end of JSON input" : $"Unexpected token '{text[at]}' in JSON at position {at}");
}
