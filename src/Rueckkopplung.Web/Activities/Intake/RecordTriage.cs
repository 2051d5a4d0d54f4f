using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Web.Activities.Answers;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Intake;

/// <summary>Puts SQM's decision on the case; a later date than the one told is told at once.</summary>
public sealed class RecordTriage : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.RecordTriage",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Entscheidung festhalten", "Record the decision"),
        Description = new LocalText(
            "Hält Art, Kategorie, Dringlichkeit und Ort fest. Verspricht die Kategorie ein späteres Datum, geht es gleich hinaus.",
            "Records kind, category, urgency and place. A later date than promised goes out at once."),
        Inputs = [Json("Values", "Werte der Aufgabe", "Values of the task")],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var values = context.GetJson("Values") as JsonObject ?? [];
        var decision = new TriageDecision(
            FormValue.Enum<ConcernKind>(values, "kind") ?? subject.File.Kind ?? ConcernKind.Mangel,
            FormValue.Text(values, "category") ?? subject.File.CategoryCode ?? string.Empty,
            FormValue.Enum<Urgency>(values, "urgency") ?? subject.File.Urgency,
            BetterPlace(subject.File.Place, values));
        var change = subject.File.Triage(decision, subject.City, subject.Actor, context.Now);
        LaterDate.Tell(context, subject, change);
        context.Complete();
    }

    private static Place? BetterPlace(Place place, JsonObject values)
    {
        var better = place with
        {
            Text = FormValue.Text(values, "place") ?? place.Text,
            QuartierCode = FormValue.Text(values, "quartier") ?? place.QuartierCode,
        };
        return better == place ? null : better;
    }
}
