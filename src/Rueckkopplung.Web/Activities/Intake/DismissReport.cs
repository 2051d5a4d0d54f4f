using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Intake;

/// <summary>
/// „Kein Anliegen“: abuse ends at once and without an answer, decided by SQM; every other reason needs an answer.
/// </summary>
public sealed class DismissReport : CaseActivity
{
    public const string Abuse = "Missbrauch";
    public const string NeedsAnswer = "Antwort nötig";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.DismissReport",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Kein Anliegen", "No concern"),
        Description = new LocalText(
            "Nur Missbrauch endet ohne Antwort. Alles andere bekommt eine.",
            "Only abuse ends without an answer."),
        Inputs = [Text("Reason", "Grund", "Reason")],
        Outcomes = [Outcome(Abuse, "Abuse"), Outcome(NeedsAnswer, "Needs an answer")],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        if (context.Get<string>("Reason") != "missbrauch")
        {
            context.Complete(NeedsAnswer);
            return;
        }

        subject.File.CloseAsAbuse(subject.Actor, context.Now);
        context.Complete(Abuse);
    }
}
