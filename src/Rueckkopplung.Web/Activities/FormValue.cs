using System.Text.Json.Nodes;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Activities;

/// <summary>Reads a task's values; they were checked against the form before.</summary>
internal static class FormValue
{
    /// <summary>The trimmed text, or null for none.</summary>
    public static string? Text(JsonObject values, string name) =>
        values[name] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;

    /// <summary>The value with that wire name, or null.</summary>
    public static T? Enum<T>(JsonObject values, string name) where T : struct, Enum => WireNames.Find<T>(Text(values, name));

    /// <summary>The day, or null.</summary>
    public static DateOnly? Day(JsonObject values, string name) => Day(Text(values, name));

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, default, out var day)
            ? day
            : null;
}
