using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Routing;

namespace Rueckkopplung.Web.Activities;

/// <summary>
/// What scripts in definitions see of a case, as <c>vorgang</c>. No word of the reporter and no contact: a script decides
/// by facts. Read anew each time: a step that assigned another unit is seen by the next step of the same burst.
/// </summary>
internal sealed class CaseGlobals(CaseSubject subject) : IReadOnlyDictionary<string, JsonNode?>
{
    private const string Name = "vorgang";

    public int Count => 1;

    public IEnumerable<string> Keys => [Name];

    public IEnumerable<JsonNode?> Values => [Vorgang(subject)];

    public JsonNode? this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"Scripts see no '{key}'; they see '{Name}'.");

    public bool ContainsKey(string key) => key == Name;

    public bool TryGetValue(string key, out JsonNode? value)
    {
        value = ContainsKey(key) ? Vorgang(subject) : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, JsonNode?>> GetEnumerator()
    {
        yield return new(Name, Vorgang(subject));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static JsonObject Vorgang(CaseSubject subject)
    {
        var (file, part) = (subject.File, subject.Part);
        return new JsonObject
        {
            ["nummer"] = file.Number.ToString(),
            ["art"] = file.Kind is { } kind ? WireNames.Of(kind) : null,
            ["kategorie"] = file.CategoryCode,
            ["dringlichkeit"] = WireNames.Of(file.Urgency),
            ["kanal"] = WireNames.Of(file.Channel),
            ["sprache"] = file.Language,
            ["antwortweg"] = WireNames.Of(subject.Way),
            ["ort"] = file.Place.Text,
            ["quartier"] = file.Place.QuartierCode,
            ["stelle"] = part?.UnitCode ?? LastUnit(file),
            ["ablehnungen"] = part?.Refusals.Count ?? 0,
            ["zusage"] = file.PromisedBy.ToString("O", CultureInfo.InvariantCulture),
            ["runde"] = file.Round,
            ["heute"] = subject.City.Calendar.DayOf(subject.ClockNow()).ToString("O", CultureInfo.InvariantCulture),
            ["vorschlag"] = Proposal(subject),
        };
    }

    // in a new round no part exists yet: the unit that answered last is the best guess
    private static string? LastUnit(CaseFile file) => file.Parts.LastOrDefault(part => part.UnitCode is not null)?.UnitCode;

    private static JsonObject Proposal(CaseSubject subject)
    {
        var (file, city) = (subject.File, subject.City);
        var category = file.CategoryCode ?? Guess(subject);
        var kind = file.Kind ?? city.Categories.Find(category)?.Kind;
        var proposal = city.Routing.Propose(new RoutingQuestion(
            category, file.Place.QuartierCode, kind, file.Text, city.Calendar.DayOf(subject.ClockNow())));

        return new JsonObject
        {
            ["kategorie"] = category,
            ["art"] = kind is { } known ? WireNames.Of(known) : WireNames.Of(ConcernKind.Mangel),
            ["stelle"] = category is null ? null : proposal?.Unit,
            ["grund"] = proposal?.Reason,
            ["dringlichkeit"] = WireNames.Of(file.Urgency),
        };
    }

    // words of danger name their category; anything else SQM decides
    private static string? Guess(CaseSubject subject) =>
        subject.City.DangerWords.Find(subject.File.Text) is [var hit, ..]
        && subject.City.Categories.Find(hit.CategoryCode) is { Parent: not null } leaf ? leaf.Code : null;
}
