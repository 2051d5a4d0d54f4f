using Rueckkopplung.Cases;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Units;

/// <summary>The unit gives it back out of the work, with a reason.</summary>
public sealed class ReturnToSqm : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.ReturnToSqm",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Rückgabe festhalten", "Record the return"),
        Description = new LocalText("Die Stelle gibt den Vorgang an SQM zurück.", "The unit returns the case to SQM."),
        Inputs = [Text("Reason", "Grund", "Reason") with { UiHint = UiHints.MultiLine }],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var part = subject.Part ?? throw new RuleBrokenException("part.exists", subject.File.Number);
        subject.File.ReturnToSqm(part.Id, context.Get<string>("Reason") ?? string.Empty, subject.Actor, context.Now);
        context.Complete();
    }
}
