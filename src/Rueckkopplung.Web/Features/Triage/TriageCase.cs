using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Storage.Journal;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Features.Shared;
using Rueckkopplung.Web.Features.Tasks;

namespace Rueckkopplung.Web.Features.Triage;

/// <summary>The selected case: what is known, and the decision that is open.</summary>
public sealed class TriageCase
{
    public required CaseFile File { get; init; }

    public required HumanTask Task { get; init; }

    public required CityDirectory City { get; init; }

    public required DateTimeOffset Now { get; init; }

    public bool IsProtected { get; init; }

    /// <summary>Whether the reporter left an address, a number; the contact itself stays covered.</summary>
    public bool HasEmail { get; init; }

    public bool HasPhone { get; init; }

    public IReadOnlyList<SimilarCase> Similar { get; init; } = [];

    /// <summary>The last things that happened to the case, newest first.</summary>
    public IReadOnlyList<JournalRow> History { get; init; } = [];

    public DateOnly Today => City.Calendar.DayOf(Now);

    public IReadOnlyList<DangerHit> Dangers => City.DangerWords.Find(File.Text, File.CategoryCode);

    public bool MeansEmergency => City.DangerWords.MeansEmergency(File.Text);

    /// <summary>The fields of the decision, each once.</summary>
    public IReadOnlyList<JsonObject> Fields => [.. JsonNode.Parse(Task.Form)!.AsArray().OfType<JsonObject>()];

    /// <summary>The field that takes the number of the case that was there before, or null.</summary>
    public JsonObject? FieldForDuplicate => Fields.FirstOrDefault(one => (string?)one["name"] == CompleteTask.DuplicateField);

    public IReadOnlyList<JsonObject> Outcomes => [.. Task.NamedOutcomes()];

    /// <summary>
    /// What the routing table says to a category, Quartier and kind; null where the category is unknown or only the row for
    /// everything fits: then people decide.
    /// </summary>
    public RoutingProposal? Propose(string? category, string? quartier, string? kind)
    {
        if (City.Categories.Find(category) is not { } known)
            return null;

        var proposal = City.Routing.Propose(new RoutingQuestion(
            known.Code, quartier ?? File.Place.QuartierCode, WireNames.Find<ConcernKind>(kind) ?? File.Kind ?? known.Kind, File.Text, Today));
        return proposal is null || City.Routing.Rules.First(rule => rule.No == proposal.RuleNo).Category == RoutingRule.Any ? null : proposal;
    }
}
