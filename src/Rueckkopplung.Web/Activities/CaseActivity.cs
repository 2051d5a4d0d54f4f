using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities;

/// <summary>An activity that works on a case.</summary>
public abstract class CaseActivity : Activity
{
    protected static CaseSubject Subject(ActivityContext context) =>
        context.Subject<CaseSubject>()
        ?? throw new InvalidOperationException(
            $"Activity '{context.ActivityId}' of '{context.DefinitionId}' needs a case, but the instance carries none.");

    protected static InputDescriptor Text(string name, string german, string english, string? hint = null) =>
        new(name, "String", new LocalText(german, english), new LocalText(hint ?? german, english));

    protected static InputDescriptor Json(string name, string german, string english) =>
        new(name, "Object", new LocalText(german, english), new LocalText(german, english))
        {
            UiHint = UiHints.JsonEditor,
            DefaultSyntax = "JavaScript",
        };

    protected static OutcomeDescriptor Outcome(string name, string english) => new(name, new LocalText(name, english));
}
