using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Tasks;

/// <summary>
/// Opens a task for people and waits for one of its outcomes: the buttons that the case's pages show. The Fristprofil's
/// step dates it and brings its reminders; they end with it.
/// </summary>
public sealed class OpenTask : CaseActivity
{
    /// <summary>The outcome of the last stage, where the drawing connects it.</summary>
    public const string Overdue = "Überfällig";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.OpenTask",
        Category = Toolbox.Tasks,
        DisplayName = new LocalText("Aufgabe öffnen", "Open a task"),
        Description = new LocalText(
            "Wartet auf die Entscheidung eines Menschen. Jeder Ausgang ist ein Knopf.",
            "Waits for a person's decision. Each outcome is a button."),
        Inputs =
        [
            Text("Title", "Titel", "Title"),
            Text("Roles", "Rollen", "Roles", "Rollen, die die Aufgabe tun dürfen, durch Komma getrennt"),
            Text("Unit", "Stelle", "Unit", "Kürzel der Stelle; leer: nach den Rollen"),
            Text("Quartier", "Quartier", "Quartier", "Nur für Menschen dieses Quartiers"),
            Text("Step", "Schritt im Fristprofil", "Step of the deadline profile") with { UiHint = UiHints.Dropdown },
            Text("Profile", "Fristprofil", "Deadline profile", "Leer: das der Kategorie") with { UiHint = UiHints.Dropdown },
            Json("Outcomes", "Ausgänge", "Outcomes") with { UiHint = UiHints.DynamicOutcomes, DefaultSyntax = "Object" },
            Json("OutcomeTexts", "Texte der Ausgänge", "Texts of the outcomes") with { DefaultSyntax = "Object" },
            Json("Form", "Formular", "Form") with { DefaultSyntax = "Object" },
            Json("Defaults", "Vorschläge für die Felder", "Proposed values"),
        ],
        Outputs =
        [
            new OutputDescriptor(
                "Result", "Object", new LocalText("Ergebnis", "Result"), new LocalText("Ausgang und Werte", "Outcome and values")),
        ],
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        var unit = context.Get<string>("Unit") is { Length: > 0 } code ? subject.City.Units.WorkerFor(code) : null;
        var step = context.Get<string>("Step") is { Length: > 0 } named ? named : ProfileSteps.Outcome;
        var (due, stages, urgent) = StepDates.For(
            subject, step, context.Get<string>("Profile"), unit ?? UnitTree.Sqm, context.Now);
        var outcomes = TaskJson.Names(context.GetJson("Outcomes"), context.ActivityId);
        var bookmark = context.WaitFor(TaskStimulus.Name);

        context.Effect(new OpenTaskEffect(context.ActivityId, bookmark, context.ActivityId, context.Get<string>("Title") ?? context.ActivityId)
        {
            Audience = AudienceOf(context, unit),
            PartId = subject.Part?.Id,
            Outcomes = TaskJson.Outcomes(outcomes.Where(outcome => outcome != Overdue), context.GetJson("OutcomeTexts")),
            Form = TaskJson.Form(context.GetJson("Form"), context.GetJson("Defaults")),
            Step = step,
            DueAt = due,
            Stages = stages,
            OverdueOutcome = outcomes.Contains(Overdue) ? Overdue : null,
            Urgent = urgent || subject.File.Urgency >= Cases.Intake.Urgency.Immediate,
        });
    }

    public override void Resume(ActivityContext context, BookmarkResumed resumed)
    {
        var outcome = TaskStimulus.OutcomeOf(resumed);
        context.SetOutput("Result", new JsonObject
        {
            ["outcome"] = outcome,
            ["values"] = TaskStimulus.ValuesOf(resumed).DeepClone(),
        });
        context.Complete(outcome);
    }

    private static TaskAudience AudienceOf(ActivityContext context, string? unit)
    {
        if (unit is not null)
            return new TaskAudience(unit, Roles.Unit | Roles.UnitLead);

        var roles = Roles.None;
        foreach (var name in (context.Get<string>("Roles") ?? "sqm,sqm-lead").Split(',', StringSplitOptions.TrimEntries))
            roles |= (Roles)(1 << (int)(WireNames.Find<Role>(name) ?? throw NoRole(context, name)));

        return new TaskAudience(null, roles, context.Get<string>("Quartier") is { Length: > 0 } quartier ? quartier : null);
    }

    private static ArgumentException NoRole(ActivityContext context, string name) =>
        new($"Activity '{context.ActivityId}' names the role '{name}'; there are {string.Join(", ", Enum.GetValues<Role>().Select(WireNames.Of))}.", nameof(context));
}
