using System.Globalization;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>Numbers, dates and order as people of a place write them: German, or English for every other
/// locale.</summary>
internal static class LocaleText
{
    private static readonly CultureInfo German = CultureInfo.ReadOnly(CultureInfo.GetCultureInfo("de-DE"));

    /// <summary>Without a locale in the script, German is meant: the house is German.</summary>
    public static bool IsGerman(RunContext run, ScriptValue locale)
    {
        var first = locale.Ref is ScriptArray { Length: > 0 } list ? list[0] : locale;
        if (first.Object is not null || first.IsNullish)
            return true;

        var name = Coerce.ToText(run, first);
        var parts = name.Split('-');
        if (parts[0].Length is < 2 or > 3 || !parts[0].All(char.IsAsciiLetter)
            || !parts.Skip(1).All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit)))
        {
            throw run.RangeError($"Incorrect locale information provided: {name}");
        }

        return name == "de" || name.StartsWith("de-", StringComparison.Ordinal);
    }

    public static ScriptValue Compare(RunContext run, string left, string right, ScriptValue options)
    {
        var flags = CompareOptions.None;
        if (options.Object is { } given)
        {
            flags = Option(run, given, "sensitivity", "base", "accent", "case", "variant") switch
            {
                "base" => CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace,
                "accent" => CompareOptions.IgnoreCase,
                "case" => CompareOptions.IgnoreNonSpace,
                _ => CompareOptions.None
            };
            if (Coerce.ToBoolean(given.Get(run, "numeric")))
                flags |= CompareOptions.NumericOrdering;
        }

        return Math.Sign(German.CompareInfo.Compare(left, right, flags));
    }

    public static string Number(RunContext run, double value, ScriptValue locale, ScriptValue options)
    {
        var isGerman = IsGerman(run, locale);
        var given = options.Object;
        var style = Option(run, given, "style", "decimal", "percent", "currency") ?? "decimal";
        var currency = Option(run, given, "currency");
        if (style == "currency" && currency is null)
            throw run.TypeError("Currency code is required with currency style.");

        var fallback = style == "currency" ? 2 : style == "percent" ? 0 : 3;
        var least = Digits(run, given, "minimumFractionDigits", style == "currency" ? 2 : 0);
        var most = Digits(run, given, "maximumFractionDigits", Math.Max(fallback, least));
        least = Math.Min(least, most);
        if (style == "percent")
            value *= 100;

        var isGrouped = given is null || given.Get(run, "useGrouping") is not { IsBoolean: true, Num: 0 };
        var text = Grouped(Math.Abs(value), least, most, isGerman, isGrouped);
        var sign = value < 0 ? "-" : "";
        return style switch
        {
            "percent" => isGerman ? $"{sign}{text}\u00A0%" : $"{sign}{text}%",
            "currency" => isGerman ? $"{sign}{text}\u00A0{Symbol(currency)}" : $"{sign}{Symbol(currency)}{text}",
            _ => sign + text
        };
    }

    private static string Symbol(string? currency) => currency switch
    {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        null => "",
        _ => currency + "\u00A0"
    };

    private static string Grouped(double value, int least, int most, bool isGerman, bool isGrouped)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : "∞";

        var text = value.ToString((isGrouped ? "N" : "F") + most, CultureInfo.InvariantCulture);
        var point = text.IndexOf('.');
        if (point >= 0)
        {
            var end = text.Length;
            while (end - 1 > point + least && text[end - 1] == '0')
                end--;
            text = text[..(end - 1 == point ? point : end)];
        }

        return isGerman ? text.Replace(',', ';').Replace('.', ',').Replace(';', '.') : text;
    }

    // allowed: none allows every text.
    public static string? Option(RunContext run, ScriptObject? options, string name, params string[] allowed)
    {
        var value = options?.Get(run, name) ?? default;
        if (value.IsUndefined)
            return null;

        var text = Coerce.ToText(run, value);
        return allowed.Length == 0 || allowed.Contains(text, StringComparer.Ordinal)
            ? text : throw run.RangeError($"Value {text} out of range for {name}: {string.Join(", ", allowed)}");
    }

    private static int Digits(RunContext run, ScriptObject? options, string name, int fallback)
    {
        var value = options?.Get(run, name) ?? default;
        if (value.IsUndefined)
            return fallback;

        var digits = Coerce.ToNumber(run, value);
        return digits is >= 0 and <= 20 ? (int)digits : throw run.RangeError($"{name} value is out of range.");
    }
}
