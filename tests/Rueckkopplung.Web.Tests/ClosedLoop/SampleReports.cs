using System.Text.Json.Nodes;

namespace Rueckkopplung.Web.Tests.ClosedLoop;

/// <summary>What a person who knows the city decides about each sample report; the first unit is the one of its row.</summary>
internal sealed record SampleReport(int No, string Kind, string Category, string Unit)
{
    /// <summary>The kind, category and first unit of each report, read off <c>expected</c> by hand.</summary>
    public static IReadOnlyList<SampleReport> All { get; } =
    [
        new(1, "Mangel", "sperrmuell", "KBK-A"), new(2, "Mangel", "wilder-muell", "KBK-A"),
        new(4, "Mangel", "spielgeraet", "KBK-G"), new(5, "Mangel", "hundekot", BySqm),
        new(6, "Bedarf", "senioren", "50"), new(7, "Mangel", "schulweg", "61"),
        new(8, "Mangel", "scherben", "KBK-A"), new(10, "Mangel", "ratten", "36"),
        new(11, "Mangel", "gehweg", "KBK-S"), new(12, "Mangel", "wilder-muell", "KBK-A"),
        new(13, "Mangel", "container-voll", "KBK-A"), new(15, "Bedarf", "jugendtreff", "51"),
        new(16, "Mangel", "laerm", "32"), new(18, "Bedarf", "lob", "SQM"),
        new(20, "Mangel", "ausserhalb", BySqm), new(22, "Mangel", "bank", "KBK-G"),
        new(23, "Mangel", "gully", "KBK-W"), new(24, "Mangel", "spritzen", "KBK-A"),
        new(27, "Mangel", "notfall", BySqm), new(29, "Mangel", "beleuchtung", "SWK"),
    ];

    public const string BySqm = "";

    public bool EndsWithSqm => Unit == BySqm;

    /// <summary>The case worker: of the unit itself, or of the one that cares for an external unit.</summary>
    public string Worker => Unit == "SWK" ? "fb.kbk-s" : "fb." + Unit.ToLowerInvariant();

    public static string TextOf(int no)
    {
        using var stream = typeof(House).Assembly.GetManifestResourceStream(
            typeof(House).Assembly.GetManifestResourceNames().Single(name => name.EndsWith("sample-reports.json", StringComparison.Ordinal)))!;
        return (string)JsonNode.Parse(stream)!.AsArray().Single(row => (int)row!["no"]! == no)!["text"]!;
    }
}
