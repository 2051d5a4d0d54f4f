using System.Globalization;
using System.Text.Json.Nodes;

namespace Rueckkopplung.Workflows.Expressions;

/// <summary>Dates, spans and GUIDs as text in their ISO form.</summary>
internal static class Temporal
{
    public static JsonNode? Convert(JsonNode value, ValueKind kind)
    {
        var text = Values.String(value);
        if (text is not null && string.IsNullOrWhiteSpace(text))
            return null;

        return JsonValue.Create(kind switch
        {
            ValueKind.Guid => Guid.TryParse(text, out var id) ? id.ToString() : Guid.Empty.ToString(),
            ValueKind.DateTimeOffset => Format(Instant(text) ?? DateTimeOffset.MinValue),
            ValueKind.DateTime => Format(Local(text) ?? DateTime.MinValue),
            ValueKind.DateOnly => (Day(text) ?? DateOnly.MinValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => (Span(text) ?? TimeSpan.Zero).ToString("c", CultureInfo.InvariantCulture),
        });
    }

    /// <summary>The instant; a text without offset is taken as UTC. German dates are read too (Studio writes them).</summary>
    public static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            || DateTimeOffset.TryParse(text, German, DateTimeStyles.AssumeUniversal, out instant) ? instant : null;

    public static TimeSpan? Span(string? text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;

    public static string Format(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static string Format(DateTime moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    private static DateTime? Local(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
            ? moment : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day : null;
}
