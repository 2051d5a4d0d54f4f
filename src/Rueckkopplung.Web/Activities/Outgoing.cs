using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Storage.Outbox;

namespace Rueckkopplung.Web.Activities;

/// <summary>Messages of a case before they go into the outbox.</summary>
internal static class Outgoing
{
    public static OutgoingMessage ToReporter(CaseSubject subject, string kind, TextBody text, Guid? answerId = null) =>
        new(kind, RecipientKind.Reporter, null, AnswerWay.Email, subject.File.Language, text.Subject, text.Body)
        {
            CaseId = subject.File.Id,
            PartId = subject.Part?.Id,
            AnswerId = answerId,
        };

    /// <summary>A notice goes out in the unit's service time, unless it is urgent.</summary>
    public static OutgoingMessage ToUnit(CaseSubject subject, string kind, string unit, TextBody text, DateTimeOffset now)
    {
        var isUrgent = subject.File.Urgency >= Urgency.Immediate || subject.City.ProfileOf(subject.File.CategoryCode).Urgent;
        return new OutgoingMessage(kind, RecipientKind.Unit, unit, AnswerWay.Email, "de", text.Subject, text.Body)
        {
            CaseId = subject.File.Id,
            PartId = subject.Part?.Id,
            NotBefore = isUrgent ? null : subject.City.CalendarOf(unit).NextInService(now),
        };
    }
}
