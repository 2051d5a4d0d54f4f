using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Units;

/// <summary>
/// Tells the unit that it has something new, in its service hours unless urgent; units that the routing rule names for
/// information are told as well. No word of the reporter leaves the house.
/// </summary>
public sealed class NotifyUnit : CaseActivity
{
    private const string Assigned = "unitAssigned";
    private const string Informed = "unitInformed";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        Type = "Rueckkopplung.NotifyUnit",
        Category = Toolbox.Messages,
        DisplayName = new LocalText("Stelle benachrichtigen", "Notify the unit"),
        Description = new LocalText(
            "Sagt der Stelle Bescheid, in ihrer Servicezeit, außer wenn es eilt.",
            "Tells the unit, in its service hours unless urgent."),
    };

    public override void Execute(ActivityContext context)
    {
        var subject = Subject(context);
        if (subject.Part is { ActingUnit: { } unit } part)
        {
            var due = subject.City.Due(ProfileSteps.Acceptance, subject.File.CategoryCode, part.AssignedAt ?? context.Now, unit);
            Send(context, subject, Assigned, unit, ReporterTexts.InWords(subject, due.Instant));
            foreach (var told in ToldOnly(subject, context.Now).Where(code => code != unit))
                Send(context, subject, Informed, told, frist: null);
        }

        context.Complete();
    }

    // only once, with the first assignment
    private static IEnumerable<string> ToldOnly(CaseSubject subject, DateTimeOffset now) =>
        subject.Part is { Refusals.Count: 0 } && !subject.File.IsClosedCategory(subject.City)
            ? subject.City.Routing.Propose(subject.File.RoutingQuestion(subject.City, now))?.Info
                .Where(code => subject.City.Units.Find(code) is { IsExternal: false }) ?? []
            : [];

    private static void Send(ActivityContext context, CaseSubject subject, string use, string unit, string? frist)
    {
        var more = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Adresse"] = subject.CaseUrl, ["Frist"] = frist };
        var text = subject.City.Texts.Choose(use, subject.File.CategoryCode, Cases.Intake.AnswerWay.Email)
            ?.Fill("de", ReporterTexts.Values(subject, more))
            ?? throw new InvalidOperationException($"There is no standard text of the use '{use}'.");
        context.Effect(new MessageEffect(context.ActivityId, Outgoing.ToUnit(subject, use, unit, text, context.Now)));
    }
}
