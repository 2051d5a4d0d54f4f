using System.Globalization;
using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Workflows;

namespace Rueckkopplung.Web.Demo;

/// <summary>What somebody in the demo city does with an open task: which outcome, with which words.</summary>
internal sealed record DemoDecision(string Outcome, JsonObject Values)
{
    /// <summary>A unit's work is finished.</summary>
    public const string Done = "Erledigt";

    private const string Double = "Doppelt";
    private const string AskBack = "Rückfrage";
    private static readonly string[] Others = ["36", "32", "KBK-G", "KBK-S", "61"];

    /// <summary>Chooses with the dice; most go the straight way.</summary>
    public static DemoDecision For(HumanTask task, CaseFile file, DemoReport report, Random dice, DateOnly today)
    {
        var outcomes = JsonNode.Parse(task.Outcomes)!.AsArray().Select(one => (string)one!["name"]!).ToList();
        var outcome = Choose(outcomes, report, file, dice.Next(100));
        return new DemoDecision(outcome, ValuesFor(outcome, file, report, today));
    }

    /// <summary>The first outcome, the one most people take.</summary>
    public static DemoDecision Straight(HumanTask task, CaseFile file, DemoReport report, DateOnly today)
    {
        var outcome = (string)JsonNode.Parse(task.Outcomes)!.AsArray()[0]!["name"]!;
        return new DemoDecision(outcome, ValuesFor(outcome, file, report, today));
    }

    /// <summary>Something is missing in the report.</summary>
    public static DemoDecision Asking() => new(AskBack, Question());

    /// <summary>The report is one that was there before; null where the task cannot say so.</summary>
    public static DemoDecision? Doubling(HumanTask task, CaseNumber original) =>
        JsonNode.Parse(task.Outcomes)!.AsArray().Any(one => (string)one!["name"]! == Double)
            ? new DemoDecision(Double, new JsonObject { ["duplicateOf"] = original.ToString() })
            : null;

    private static string Choose(List<string> outcomes, DemoReport report, CaseFile file, int roll)
    {
        if (report.Category == "ausserhalb" && outcomes.Contains("Nicht zuständig"))
            return "Nicht zuständig";

        var isFirst = file.Questions.Count == 0 && file.Parts.All(part => part.Postponements == 0);
        var special = (outcomes[0], roll) switch
        {
            ("Zuweisen", < 5) when isFirst => "Rückfrage",
            ("Zuweisen", < 8) => "Selbst erledigt",
            ("Zuweisen", 8) => "Kein Anliegen",
            ("Annehmen", < 8) when file.CurrentParts.All(part => part.Refusals.Count == 0) => "Ablehnen",
            ("Erledigt", < 8) when isFirst => "Zwischenbescheid",
            ("Erledigt", < 11) when isFirst => "Rückfrage",
            ("Antwort geben", < 10) when isFirst => "Zwischenstand",
            _ => null,
        };
        return special is not null && outcomes.Contains(special) ? special : outcomes[0];
    }

    private static JsonObject ValuesFor(string outcome, CaseFile file, DemoReport report, DateOnly today) => outcome switch
    {
        "Zuweisen" => new JsonObject
        {
            ["kind"] = report.Kind,
            ["category"] = report.Category,
            ["unit"] = report.Unit,
            ["urgency"] = report.Urgency is "concept" ? "normal" : report.Urgency,
        },
        AskBack => Question(),
        "Selbst erledigt" => new JsonObject { ["kind"] = report.Kind, ["category"] = report.Category },
        "Kein Anliegen" => new JsonObject { ["reason"] = "missbrauch" },
        "Nicht zuständig" => new JsonObject { ["addressee"] = "die Eigentümerin oder der Eigentümer" },
        "Ablehnen" => new JsonObject
        {
            ["reason"] = "Die Fläche gehört nicht zu unserem Bereich.",
            ["proposedUnit"] = Others.First(unit => unit != file.CurrentParts.Last().UnitCode && unit != file.CurrentParts.Last().CaredForBy),
        },
        "Zwischenbescheid" or "Zwischenstand" => new JsonObject
        {
            ["newDate"] = today.AddDays(21).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["reason"] = "Wir warten auf ein Ersatzteil",
        },
        "Überbracht" => new JsonObject
        {
            ["date"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["way"] = WireNames.Of(file.ReporterAnswerWay is Cases.Intake.AnswerWay.Email ? Cases.Intake.AnswerWay.Phone : file.ReporterAnswerWay),
        },
        "Antwort eintragen" => new JsonObject { ["reply"] = "Neben der Haltestelle." },
        _ => new JsonObject
        {
            ["internalResult"] = "Vor Ort erledigt.",
            ["answer"] = $"Wir waren dort und haben uns gekümmert: {ReportWord(report)}. Ist noch etwas offen, sagen Sie es uns bitte.",
        },
    };

    private static JsonObject Question() => new() { ["question"] = "Wo genau ist das? Was ist in der Nähe?" };

    private static string ReportWord(DemoReport report) => report.Kind == "Bedarf" ? "Ihr Wunsch ist geprüft" : "Die Stelle ist wieder in Ordnung";
}
