using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Flow;

/// <summary>Closes the case, if its reporter has an answer; ends the process.</summary>
public sealed class CloseCase : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.CloseCase",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Vorgang abschließen", "Close the case"),
        Description = new LocalText(
            "Schließt ab. Ohne Antwort an die meldende Person geht das nicht.",
            "Closes. Impossible without an answer to the reporter."),
        IsTerminal = true,
        ClosesCase = true,
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        // abuse was closed by the decision itself
        if (subject.File.ClosedAt is null)
            subject.File.Close(subject.City, subject.Actor, context.Now);

        context.Effect(new EndOthersEffect(context.ActivityId));
        context.Complete();
    }
}
