using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Units;

/// <summary>
/// The unit refuses with a reason and a proposal. The first refusal goes on to the proposed unit, the second to SQM, the
/// third to leadership: no ping-pong.
/// </summary>
public sealed class RefuseAssignment : CaseActivity
{
    public const string Onward = "Weiter";
    public const string ToSqm = "SQM";
    public const string ToLead = "Leitung";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.RefuseAssignment",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Ablehnung festhalten", "Record the refusal"),
        Description = new LocalText(
            "Die erste Ablehnung geht zur vorgeschlagenen Stelle, die zweite zu SQM, die dritte zur Leitung.",
            "First refusal: to the proposed unit; second: SQM; third: leadership."),
        Inputs =
        [
            Text("Reason", "Grund", "Reason") with { UiHint = UiHints.MultiLine },
            Text("ProposedUnit", "Vorgeschlagene Stelle", "Proposed unit") with { UiHint = UiHints.Dropdown },
        ],
        Outcomes = [Outcome(Onward, "Onward"), Outcome(ToSqm, "SQM"), Outcome(ToLead, "Leadership")],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var part = subject.Part ?? throw new RuleBrokenException("part.exists", subject.File.Number);
        var proposed = context.Get<string>("ProposedUnit") ?? string.Empty;
        var count = subject.File.Refuse(
            part.Id, context.Get<string>("Reason") ?? string.Empty, proposed, subject.City, subject.Actor, context.Now);

        context.Complete(count switch
        {
            1 when proposed != UnitTree.Sqm => Onward,
            <= 2 => ToSqm,
            _ => ToLead,
        });
    }
}
