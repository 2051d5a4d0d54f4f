using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Web.Activities.Tasks;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>„Antwort überbringen“: SQM, or the Treff or a Quartiershelfer*in of the Quartier, tells the reporter.</summary>
internal static class DeliveryTask
{
    public const string Delivered = "Überbracht";
    public const Roles Messengers = Roles.Sqm | Roles.SqmLead | Roles.Treff | Roles.Helper;

    public static void Open(ActivityContext context, CaseSubject subject, Answer answer)
    {
        var (due, stages, urgent) = StepDates.For(subject, ProfileSteps.Acceptance, null, UnitTree.Sqm, context.Now);
        var bookmark = context.WaitFor(TaskStimulus.Name, new JsonObject { ["answerId"] = answer.Id.ToString() });
        context.Effect(new OpenTaskEffect(context.ActivityId, bookmark, "antwort-ueberbringen", "Antwort überbringen")
        {
            Audience = new TaskAudience(null, Messengers, subject.File.Place.QuartierCode),
            PartId = subject.Part?.Id,
            Outcomes =
            [
                new JsonObject
                {
                    ["name"] = Delivered,
                    ["label"] = Delivered,
                    ["button"] = "Als überbracht eintragen",
                    ["hint"] = "Die meldende Person weiß jetzt Bescheid.",
                },
            ],
            Form = Form(subject, answer.Way, context.Now),
            Step = ProfileSteps.Acceptance,
            DueAt = due,
            Stages = stages,
            Urgent = urgent,
        });
    }

    /// <summary>Somebody brought it.</summary>
    public static void Confirm(CaseSubject subject, Guid answerId, JsonObject values, DateTimeOffset now)
    {
        var day = FormValue.Day(values, "date") ?? subject.City.Calendar.DayOf(now);
        var how = FormValue.Enum<AnswerWay>(values, "way") ?? AnswerWay.None;
        subject.File.ConfirmDelivered(answerId, day, how, subject.City, subject.Actor, now);
    }

    private static JsonArray Form(CaseSubject subject, AnswerWay way, DateTimeOffset now) =>
    [
        new JsonObject
        {
            ["name"] = "date",
            ["label"] = "Wann?",
            ["type"] = "date",
            ["required"] = true,
            ["value"] = subject.City.Calendar.DayOf(now).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        },
        new JsonObject
        {
            ["name"] = "way",
            ["label"] = "Wie?",
            ["type"] = "choice",
            ["required"] = true,
            ["value"] = WireNames.Of(way),
            ["options"] = Ways(subject.File.IsClosedCategory(subject.City)),
        },
    ];

    private static JsonArray Ways(bool isClosed)
    {
        JsonArray ways =
        [
            Option(AnswerWay.Phone, "Am Telefon"),
            Option(AnswerWay.InPerson, "Persönlich"),
            Option(AnswerWay.Email, "Per E-Mail an eine andere Adresse"),
        ];
        if (!isClosed)
            ways.Add(Option(AnswerWay.Notice, "Als Aushang im Treff"));

        return ways;
    }

    private static JsonObject Option(AnswerWay way, string label) => new() { ["value"] = WireNames.Of(way), ["label"] = label };
}
