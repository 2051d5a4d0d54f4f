using Rueckkopplung.Cases;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Units;

/// <summary>Gives the case to a unit, with a note that only the inside reads.</summary>
public sealed class AssignUnit : CaseActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.AssignUnit",
        Category = Toolbox.Case,
        DisplayName = new LocalText("Stelle zuweisen", "Assign a unit"),
        Description = new LocalText("Gibt den Vorgang einer Stelle.", "Gives the case to a unit."),
        Inputs =
        [
            Text("Unit", "Stelle", "Unit") with { UiHint = UiHints.Dropdown },
            Text("Note", "Hinweis an die Stelle, intern", "Note to the unit, internal") with { UiHint = UiHints.MultiLine },
        ],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        subject.File.Assign(
            new Assignment(context.Get<string>("Unit") ?? string.Empty), subject.City, subject.Actor, context.Now);
        if (context.Get<string>("Note") is { Length: > 0 } note)
            subject.File.AddNote(note, subject.Actor, context.Now);

        context.Complete();
    }
}
