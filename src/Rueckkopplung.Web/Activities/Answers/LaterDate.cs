using System.Text.Json.Nodes;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Storage.Workflows;
using Rueckkopplung.Workflows.Activities;

namespace Rueckkopplung.Web.Activities.Answers;

/// <summary>A later date than the one told is told at once: by mail, by somebody who brings it, or on the reporter's page.</summary>
internal static class LaterDate
{
    /// <summary>The use of the text about a promise that moved.</summary>
    public const string Promise = "promise";

    /// <summary>The code of the text for a case taken up again.</summary>
    public const string Reopened = "wieder-aufgenommen";

    public static void Tell(ActivityContext context, CaseSubject subject, PromiseChange change, string? textCode = null)
    {
        if (!change.LaterThanTold)
            return;

        if (Words(subject, change, textCode) is { } text)
            Send(context, subject, text);
        subject.File.TellPromise(subject.Actor, context.Now);
    }

    /// <summary>What the reporter reads; null where no text fits the way.</summary>
    public static TextBody? Words(CaseSubject subject, PromiseChange change, string? textCode = null)
    {
        var more = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Grund"] = change.Reason };
        return subject.City.Texts.Find(textCode)?.Fill(subject.File.Language, ReporterTexts.Values(subject, more))
            ?? ReporterTexts.Compose(subject, Promise, subject.Way, more);
    }

    /// <summary>The input of the process that has words brought by people.</summary>
    public static Dictionary<string, JsonNode?> BringInput(string kind, string text, Guid? answerId) => new(StringComparer.Ordinal)
    {
        ["message"] = new JsonObject { ["kind"] = kind, ["text"] = text, ["answerId"] = answerId?.ToString() },
    };

    /// <summary>Sends an interim text that belongs to no answer, or has it brought.</summary>
    private static void Send(ActivityContext context, CaseSubject subject, TextBody text)
    {
        if (subject.Way == AnswerWay.Email)
            context.Effect(new MessageEffect(context.ActivityId, Outgoing.ToReporter(subject, Promise, text)));
        else if (subject.Way is AnswerWay.Phone or AnswerWay.InPerson)
            Bring(context, subject, Promise, text.Body, answerId: null);
    }

    /// <summary>Opens „Antwort überbringen“ as a process of its own beside the running one.</summary>
    public static void Bring(ActivityContext context, CaseSubject subject, string kind, string text, Guid? answerId) =>
        context.Effect(new StartProcessEffect(
            context.ActivityId, DeliveryProcess, subject.File.Id, BringInput(kind, text, answerId)));

    /// <summary>The definition that has words brought by people.</summary>
    public const string DeliveryProcess = "ueberbringen";
}
