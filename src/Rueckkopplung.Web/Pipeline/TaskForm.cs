using System.Globalization;
using System.Text.Json.Nodes;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Checks a task's values against its form: only fields of the chosen outcome, required ones filled, types right.</summary>
public static class TaskForm
{
    private const int LongestText = 500;
    private const int LongestLongText = 10_000;

    /// <summary>The values that belong to the outcome, in the form's shape; others are dropped.</summary>
    /// <exception cref="FormRefusedException">Values are missing or of the wrong kind.</exception>
    public static JsonObject Accept(JsonArray form, string outcome, JsonObject values, CityDirectory city)
    {
        var accepted = new JsonObject();
        var faults = new List<FieldFault>();
        foreach (var field in form.OfType<JsonObject>().Where(field => IsFor(field, outcome)))
        {
            var name = Text(field, "name");
            if (FaultOf(field, values[name], city) is { } code)
                faults.Add(new FieldFault(name, Text(field, "label"), code));
            else if (!IsBlank(values[name]))
                accepted[name] = Trimmed(values[name]!);
        }

        return faults.Count == 0 ? accepted : throw new FormRefusedException(faults);
    }

    /// <summary>Whether a field is shown for an outcome; a field that names none is for all.</summary>
    public static bool IsFor(JsonObject field, string outcome) =>
        field["outcomes"] is not JsonArray outcomes || outcomes.Any(one => (string?)one == outcome);

    /// <summary>What a choice, unit or category field offers.</summary>
    public static IReadOnlyList<FieldOption> Options(JsonObject field, CityDirectory city, DateOnly on) =>
        (Text(field, "type"), Text(field, "source")) switch
        {
            ("unit", _) => [.. city.Units.All.Where(unit => unit.IsValidOn(on) && IsWorking(unit)).Select(unit => new FieldOption(unit.Code, $"{unit.Code} {unit.Name}"))],
            ("category", _) => [.. city.Categories.All.Where(one => one.Parent is not null).Select(leaf => new FieldOption(leaf.Code, city.Categories.NameOf(leaf.Code)))],
            ("choice", "quartiere") => [.. city.Quartiere.Select(quartier => new FieldOption(quartier.Code, quartier.Name))],
            ("choice", _) => [.. (field["options"] as JsonArray ?? []).OfType<JsonObject>().Select(one => new FieldOption(Text(one, "value"), Text(one, "label")))],
            _ => [],
        };

    private static bool IsWorking(Unit unit) => unit.Kind is Cases.Units.UnitKind.Unit or Cases.Units.UnitKind.External;

    private static string? FaultOf(JsonObject field, JsonNode? value, CityDirectory city)
    {
        if (IsBlank(value))
            return field["required"]?.GetValue<bool>() == true ? "field.required" : null;

        return Text(field, "type") switch
        {
            "text" => IsText(value, LongestText) ? null : "field.text",
            "longText" => IsText(value, field["max"]?.GetValue<int>() ?? LongestLongText) ? null : "field.text",
            "date" => value is JsonValue day && day.TryGetValue<string>(out var text)
                && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out _) ? null : "field.date",
            "number" => IsNumber(value) ? null : "field.number",
            "bool" => IsFlag(value) ? null : "field.bool",
            "unit" => city.Units.Find((string?)Plain(value)) is null ? "field.unit" : null,
            "category" => city.Categories.Find((string?)Plain(value)) is null ? "field.category" : null,
            "choice" => Options(field, city, DateOnly.MinValue).Any(one => one.Value == (string?)Plain(value)) ? null : "field.choice",
            _ => null,
        };
    }

    private static bool IsBlank(JsonNode? value) =>
        value is null || (value is JsonValue one && one.TryGetValue<string>(out var text) && string.IsNullOrWhiteSpace(text));

    private static bool IsText(JsonNode? value, int longest) =>
        value is JsonValue one && one.TryGetValue<string>(out var text) && text.Length <= longest
        && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));

    private static bool IsNumber(JsonNode? value) => value is JsonValue one
        && (one.TryGetValue<double>(out _)
            || (one.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)));

    private static bool IsFlag(JsonNode? value) =>
        value is JsonValue one && (one.TryGetValue<bool>(out _) || (one.TryGetValue<string>(out var text) && text is "true" or "false"));

    private static JsonNode? Plain(JsonNode? value) => value is JsonValue one && one.TryGetValue<string>(out _) ? value : null;

    private static JsonNode Trimmed(JsonNode value) =>
        value is JsonValue one && one.TryGetValue<string>(out var text) ? JsonValue.Create(text.Trim()) : value.DeepClone();

    private static string Text(JsonObject node, string property) =>
        node[property] is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty;
}

/// <summary>One choice of a field.</summary>
public sealed record FieldOption(string Value, string Label);
