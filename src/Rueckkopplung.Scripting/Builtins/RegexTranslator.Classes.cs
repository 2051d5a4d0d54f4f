using System.Globalization;
using System.Text;

namespace Rueckkopplung.Scripting.Builtins;

internal sealed partial class RegexTranslator
{
    /// <summary>Reads a class in brackets, for which the outer translator knows the place.</summary>
    private sealed class ClassTranslator(RegexTranslator outer, StringBuilder text)
    {
        private const string NoSpace = @"\u0000-\u0008\u000e-\u001f!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027"
            + @"\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff";

        public void Translate()
        {
            var pattern = outer.pattern;
            var isNegated = outer.at < pattern.Length && pattern[outer.at] == '^';
            if (isNegated)
                outer.at++;

            var content = new StringBuilder();
            while (outer.at < pattern.Length && pattern[outer.at] != ']')
                Range(content);
            if (outer.at >= pattern.Length)
                throw outer.Error("Unterminated character class");

            outer.at++;
            if (content.Length == 0)
                text.Append(isNegated ? "[\\s\\S]" : "[^\\s\\S]");
            else
                text.Append(isNegated ? outer.Whole($"[^{content}]") : $"[{content}]");
        }

        private void Range(StringBuilder content)
        {
            var pattern = outer.pattern;
            var (from, isSet) = Member();
            content.Append(from);
            if (outer.at + 1 >= pattern.Length || pattern[outer.at] != '-' || pattern[outer.at + 1] == ']')
                return;

            outer.at++;
            var (to, isSetToo) = Member();
            if (isSet || isSetToo)
            {
                if (outer.isUnicode)
                    throw outer.Error("Invalid character class");

                content.Append("\\u002d").Append(to);
                return;
            }

            if (CodeOf(from) > CodeOf(to))
                throw outer.Error("Range out of order in character class");

            content.Append('-').Append(to);
        }

        private (string Text, bool IsSet) Member()
        {
            var c = outer.pattern[outer.at++];
            if (c != '\\')
            {
                if (outer.isUnicode && char.IsSurrogate(c))
                    throw outer.Error("Characters beyond U+FFFF in a class are not supported");

                return (Quoted(c), false);
            }

            if (outer.at >= outer.pattern.Length)
                throw outer.Error("\\ at end of pattern");

            c = outer.pattern[outer.at];
            switch (c)
            {
                case 'd' or 'w' or 's':
                    outer.at++;
                    return (ClassOf(c), true);
                case 'D':
                    outer.at++;
                    return (@"\u0000-/:-\uffff", true);
                case 'W':
                    outer.at++;
                    return (@"\u0000-/:-@\u005b-^`{-\uffff", true);
                case 'S':
                    outer.at++;
                    return (NoSpace, true);
                case 'b':
                    outer.at++;
                    return ("\\u0008", false);
                case 'p' or 'P' when outer.isUnicode:
                    outer.at++;
                    return ($"\\{c}{{{outer.Property()}}}", true);
                case '-':
                    outer.at++;
                    return ("\\u002d", false);
            }

            var written = outer.Character();
            return written.StartsWith("(?:", StringComparison.Ordinal)
                ? throw outer.Error("Characters beyond U+FFFF in a class are not supported") : (written, false);
        }

        private static int CodeOf(string member) => member switch
        {
            [var only] => only,
            "\\n" => '\n',
            "\\r" => '\r',
            "\\t" => '\t',
            "\\v" => '\v',
            "\\f" => '\f',
            "\\0" => 0,
            _ => int.Parse(member.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        };
    }
}
