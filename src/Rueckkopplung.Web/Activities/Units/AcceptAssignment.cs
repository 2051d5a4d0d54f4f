using Rueckkopplung.Cases;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Units;

/// <summary>The unit takes it.</summary>
public sealed class AcceptAssignment : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.AcceptAssignment",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Annahme festhalten", "Record the acceptance"),
        Description = new LocalText("Die Stelle kümmert sich.", "The unit takes care of it."),
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var part = subject.Part ?? throw new RuleBrokenException("part.exists", subject.File.Number);
        subject.File.Accept(part.Id, subject.Actor, context.Now);
        context.Complete();
    }
}
