using Rueckkopplung.Cases;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>The unit's work is done; what was done stays inside.</summary>
public sealed class RecordResult : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.RecordResult",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Ergebnis festhalten", "Record the result"),
        Description = new LocalText("Hält fest, was gemacht wurde. Nur intern.", "Records what was done, for the inside."),
        Inputs = [Text("Result", "Ergebnis, intern", "Result, internal") with { UiHint = UiHints.MultiLine }],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var part = subject.Part ?? throw new RuleBrokenException("part.exists", subject.File.Number);
        subject.File.RecordOutcome(part.Id, context.Get<string>("Result") ?? string.Empty, subject.Actor, context.Now);
        context.Complete();
    }
}
