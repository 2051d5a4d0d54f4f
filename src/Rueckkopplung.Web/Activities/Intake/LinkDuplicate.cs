using Rueckkopplung.Cases;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Intake;

/// <summary>Links the case with the one that was there before. The task's command has loaded that one.</summary>
public sealed class LinkDuplicate : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.LinkDuplicate",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Mit Vorgang verknüpfen", "Link with another case"),
        Description = new LocalText("Hält fest, welcher Vorgang zuerst da war.", "Records which case was there first."),
        Inputs = [Text("Number", "Nummer des anderen Vorgangs", "Number of the other case")],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var other = subject.Other;
        if (other is null || other.Number != CaseNumber.Parse(context.Get<string>("Number") ?? string.Empty))
            throw new RuleBrokenException("duplicate.exists", subject.File.Number, context.Get<string>("Number"));

        subject.File.MarkDuplicateOf(other, subject.Actor, context.Now);
        context.Complete();
    }
}
