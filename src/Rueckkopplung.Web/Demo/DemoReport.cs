using System.Text.Json;
using System.Text.Json.Serialization;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.Reports;

namespace Rueckkopplung.Web.Demo;

/// <summary>A report of the data files, with what SQM would decide about it.</summary>
internal sealed record DemoReport(
    int No, string Text, string Language, string? Channel, string Kind, string Category, string Unit, string Urgency,
    string? Quartier, string? Landmark, string AnswerWay)
{
    private static readonly string[] SampleQuartiere = ["Q06", "Q02", "Q11", "Q04", "Q05"];

    private static readonly Dictionary<int, (string Kind, string Category, string Unit)> Decisions = new()
    {
        [1] = ("Mangel", "sperrmuell", "KBK-A"),
        [2] = ("Mangel", "wilder-muell", "KBK-A"),
        [4] = ("Mangel", "spielgeraet", "KBK-G"),
        [5] = ("Mangel", "hundekot", "32"),
        [7] = ("Mangel", "schulweg", "61"),
        [10] = ("Mangel", "ratten", "36"),
        [11] = ("Mangel", "gehweg", "KBK-S"),
        [13] = ("Mangel", "container-voll", "KBK-A"),
        [15] = ("Bedarf", "jugendtreff", "51"),
        [16] = ("Mangel", "laerm", "32"),
        [22] = ("Mangel", "bank", "KBK-G"),
        [23] = ("Mangel", "gully", "KBK-W"),
        [24] = ("Mangel", "spritzen", "KBK-A"),
        [29] = ("Mangel", "beleuchtung", "SWK"),
    };

    /// <summary>All further reports and, with decisions read off them, the samples.</summary>
    public static IReadOnlyList<DemoReport> All { get; } = [.. Variations(), .. Samples()];

    /// <summary>The report of this number, counted round and round; with mail, the next one whose reporter gave an address.</summary>
    public static DemoReport From(int number, bool mustHaveMail)
    {
        var report = All[number % All.Count];
        return mustHaveMail && report.AnswerWay != "email" ? From(number + 1, mustHaveMail) : report;
    }

    /// <summary>What the person typed, with an invented contact.</summary>
    public ReportInput Input(int number) => new()
    {
        Text = Text,
        Language = Language is "en" ? "en" : "de",
        Channel = Channel ?? "web",
        Quartier = Quartier,
        Landmark = Landmark,
        AnswerWay = AnswerWay,
        Name = AnswerWay is "none" or "notice" ? null : $"Testperson {number}",
        Email = AnswerWay == "email" ? $"person{number}@beispiel.invalid" : null,
        Phone = AnswerWay is "phone" or "inPerson" ? $"02151 0000{number % 100:D2}" : null,
    };

    private static IEnumerable<DemoReport> Variations() =>
        JsonSerializer.Deserialize<List<Row>>(DataFiles.Read("variations.json"), CityJson.Options)!
            .Select(row => new DemoReport(
                row.No, row.Text, row.Language, row.Channel, row.Kind!, row.Categories![0], row.Units is [var unit, ..] ? unit : "SQM",
                row.Urgency ?? "normal", row.Quartier, row.Landmark, row.AnswerWay ?? "none"));

    private static IEnumerable<DemoReport> Samples() =>
        JsonSerializer.Deserialize<List<Row>>(DataFiles.Read("sample-reports.json"), CityJson.Options)!
            .Select(row => (Row: row, Decision: Decisions.GetValueOrDefault(row.No)))
            .Where(pair => pair.Decision.Category is not null)
            .Select(pair => new DemoReport(
                pair.Row.No, pair.Row.Text, pair.Row.Language, "web", pair.Decision.Kind, pair.Decision.Category, pair.Decision.Unit,
                "normal", SampleQuartiere[pair.Row.No % SampleQuartiere.Length], null, "email"));

    private sealed record Row(
        int No, string Text, string Language, string? Channel, string? Kind, IReadOnlyList<string>? Categories,
        IReadOnlyList<string>? Units, [property: JsonPropertyName("urgency")] string? Urgency, string? Quartier, string? Landmark, string? AnswerWay);
}
